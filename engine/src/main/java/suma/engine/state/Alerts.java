package suma.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import suma.engine.alert.Alert;
import suma.engine.alert.AlertRule;
import suma.engine.store.AlertLayout;
import suma.engine.store.Column;
import suma.engine.store.StoredAlerts;
import suma.engine.store.StoreGroup;

/** Raises alerts; what it raises follows from the records alone. Writer's thread only. */
final class Alerts {
    private final List<Alert> raised = new ArrayList<>();
    private final UndoLog undo;
    private long last;

    Alerts(StoredAlerts durable, UndoLog undo) {
        this.undo = undo;
        this.last = durable.last();
    }

    void raise(AlertRule rule, Alert.Subject subject, long atMs, long sequence, SortedMap<String, String> evidence) {
        raised.add(new Alert(++last, rule, subject, atMs, sequence, evidence));
        if (undo.recording()) {
            undo.push(() -> {
                raised.remove(raised.size() - 1);
                last--;
            });
        }
    }

    void writeTo(StoreGroup group) {
        raised.forEach(alert -> group.put(Column.ALERT, AlertLayout.key(alert.number()), AlertLayout.encode(alert)));
    }

    void clear() {
        raised.clear();
    }
}
