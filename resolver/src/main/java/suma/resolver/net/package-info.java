/** What every server of the process needs: event loops, listening, and what other threads hand to a loop. */
package suma.resolver.net;
