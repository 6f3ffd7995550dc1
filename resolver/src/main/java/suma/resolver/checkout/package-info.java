/** Sales at the till: what is read from a request of either protocol, handed to the engine, and answered. */
package suma.resolver.checkout;
