package net.openhft.chronicle.hash;

import net.openhft.chronicle.bytes.BytesStore;

/**
 * What Chronicle Map keeps in a map's header and changes while the map is open, as six long fields in its bytes.
 *
 * <p>Chronicle Map looks for a class of this name before it generates and compiles one with javac. With it the first map
 * of a process opens a second sooner, and no compiler need be on the machine.
 */
public final class VanillaGlobalMutableState$$Native implements VanillaGlobalMutableState {
    private static final int ALLOCATED_EXTRA_TIER_BULKS = 0;
    private static final int FIRST_FREE_TIER_INDEX = ALLOCATED_EXTRA_TIER_BULKS + Long.BYTES;
    private static final int EXTRA_TIERS_IN_USE = FIRST_FREE_TIER_INDEX + Long.BYTES;
    private static final int SEGMENT_HEADERS_OFFSET = EXTRA_TIERS_IN_USE + Long.BYTES;
    private static final int DATA_STORE_SIZE = SEGMENT_HEADERS_OFFSET + Long.BYTES;
    private static final int LENGTH_BYTES = DATA_STORE_SIZE + Long.BYTES;

    private BytesStore<?, ?> bytes;
    private long offset;

    @Override
    public int getAllocatedExtraTierBulks() {
        return (int) get(ALLOCATED_EXTRA_TIER_BULKS);
    }

    @Override
    public void setAllocatedExtraTierBulks(int bulks) {
        set(ALLOCATED_EXTRA_TIER_BULKS, bulks);
    }

    @Override
    public long getFirstFreeTierIndex() {
        return get(FIRST_FREE_TIER_INDEX);
    }

    @Override
    public void setFirstFreeTierIndex(long index) {
        set(FIRST_FREE_TIER_INDEX, index);
    }

    @Override
    public long getExtraTiersInUse() {
        return get(EXTRA_TIERS_IN_USE);
    }

    @Override
    public void setExtraTiersInUse(long tiers) {
        set(EXTRA_TIERS_IN_USE, tiers);
    }

    @Override
    public long getSegmentHeadersOffset() {
        return get(SEGMENT_HEADERS_OFFSET);
    }

    @Override
    public void setSegmentHeadersOffset(long headersOffset) {
        set(SEGMENT_HEADERS_OFFSET, headersOffset);
    }

    @Override
    public long getDataStoreSize() {
        return get(DATA_STORE_SIZE);
    }

    @Override
    public void setDataStoreSize(long size) {
        set(DATA_STORE_SIZE, size);
    }

    @Override
    public long addDataStoreSize(long added) {
        set(DATA_STORE_SIZE, getDataStoreSize() + added);
        return getDataStoreSize();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void bytesStore(BytesStore store, long at, long length) {
        if (length != LENGTH_BYTES) {
            throw new IllegalArgumentException("global state: expected " + LENGTH_BYTES + " bytes, actual " + length);
        }
        bytes = store;
        offset = at;
    }

    @Override
    public BytesStore<?, ?> bytesStore() {
        return bytes;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public long maxSize() {
        return LENGTH_BYTES;
    }

    private long get(int field) {
        return bytes.readLong(offset + field);
    }

    private void set(int field, long value) {
        bytes.writeLong(offset + field, value);
    }
}
