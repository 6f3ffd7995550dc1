/** API keys and their roles. */
package suma.resolver.key;
