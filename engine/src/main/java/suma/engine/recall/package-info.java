/** Recalls: what they cover, and what has become of it. */
package suma.engine.recall;
