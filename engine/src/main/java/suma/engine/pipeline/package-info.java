/**
 * From a command to something durable.
 *
 * <pre>
 *  any thread            ring (Disruptor)        suma-writer, the one writer
 *  ----------            ----------------        ---------------------------
 *  decode text to   -->  submission,        -->  Writer.accept: retry? check, apply, append
 *  CodeIds, submit       completion              ... until the ring is empty or the group full
 *  (never waits:                                 Writer.commit: 1 one synced write to the store
 *  full = Busy)                                                 2 blocks to the index, catalog published
 *                                                               3 completions told
 * </pre>
 *
 * Written only by suma-writer: State and all it holds, the store, the index (by suma-recovery before the writer starts),
 * the published side of the catalog. Everything else reads what is published.
 */
package suma.engine.pipeline;
