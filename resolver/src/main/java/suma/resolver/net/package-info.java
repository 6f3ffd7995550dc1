/** What all servers of the process share: event loops and listening. */
package suma.resolver.net;
