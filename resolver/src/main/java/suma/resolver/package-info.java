/** The {@code suma} program: its commands, its configuration, and the server put together. */
package suma.resolver;
