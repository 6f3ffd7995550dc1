package suma.engine.trace;

import java.util.List;
import suma.engine.catalog.Batch;

/**
 * What the store remembers of one code.
 *
 * @param own      what happened to it, its packings included, in the order of recording
 * @param timeline what it was directly in
 */
record CodePast(long codeId, Batch batch, List<TracedEvent> own, Timeline timeline) {
}
