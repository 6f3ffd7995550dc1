package suma.engine.store;

import java.nio.file.Path;
import org.rocksdb.AbstractEventListener;
import org.rocksdb.FileOperationInfo;

/** Tells a {@link DiskWatch} of every sync of RocksDB. */
final class SyncListener extends AbstractEventListener {
    private final DiskWatch watch;

    SyncListener(DiskWatch watch) {
        super(EnabledEventCallback.SHOULD_BE_NOTIFIED_ON_FILE_IO, EnabledEventCallback.ON_FILE_SYNC_FINISH);
        this.watch = watch;
    }

    @Override
    public boolean shouldBeNotifiedOnFileIO() {
        return true;
    }

    @Override
    public void onFileSyncFinish(FileOperationInfo done) {
        watch.synced(Path.of(done.getPath()));
    }
}
