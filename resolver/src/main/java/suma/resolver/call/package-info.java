/** What all calls share: reading bodies, handing commands to the engine, turning refusals into problems, retry keys. */
package suma.resolver.call;
