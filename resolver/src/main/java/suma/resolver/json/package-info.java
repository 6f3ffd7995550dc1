/** Reading JSON with every fault named by its path, and writing it without waste. */
package suma.resolver.json;
