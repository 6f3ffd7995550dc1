/** Where codes came from, what they hold and held, and who answered for them: read from the store, never by the writer. */
package suma.engine.trace;
