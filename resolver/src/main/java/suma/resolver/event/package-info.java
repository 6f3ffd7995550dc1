/** Calls about what happens to codes, single and streamed. */
package suma.resolver.event;
