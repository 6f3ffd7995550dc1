/** Calls about batches of codes, ordered here or issued by others. */
package suma.resolver.batch;
