package suma.engine.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import suma.engine.CodeId;
import suma.engine.EngineConfig;
import suma.engine.catalog.Batch;
import suma.engine.catalog.BatchState;
import suma.engine.catalog.Catalog;
import suma.engine.catalog.CatalogEditor;
import suma.engine.catalog.Disposition;
import suma.engine.command.Answer;
import suma.engine.command.Command;
import suma.engine.command.Command.Checkout;
import suma.engine.command.Command.Commission;
import suma.engine.command.Command.CommissionRange;
import suma.engine.command.Command.OrderBatch;
import suma.engine.command.Command.Pack;
import suma.engine.command.Command.PutParty;
import suma.engine.command.Command.PutProduct;
import suma.engine.command.Command.RaiseAlert;
import suma.engine.command.Command.Register;
import suma.engine.command.Command.SkipSerials;
import suma.engine.command.Command.Unpack;
import suma.engine.command.Command.VoidBatch;
import suma.engine.command.Outcome.Refused;
import suma.engine.command.EventContext;
import suma.engine.history.BatchHappening;
import suma.engine.history.EventKind;
import suma.engine.history.Happening;
import suma.engine.history.Stamp;
import suma.engine.index.Block;
import suma.engine.index.BlockIndex;
import suma.engine.index.BlockSource;
import suma.engine.journal.Record;
import suma.engine.store.Column;
import suma.engine.store.BlockLayout;
import suma.engine.store.Store;
import suma.engine.store.StoreGroup;
import suma.engine.code.Schemes;
import suma.engine.journal.ByteWriter;

/**
 * Everything the log leads to: what is durable, and over it what the present group has changed. {@link #check} says
 * whether a command may be done, {@link #apply} does it and is the only way anything changes; both see the group's own
 * changes. Writer's thread only.
 *
 * <p>D1: the same records, applied in order to an empty state, give the same state.
 */
public final class State {
    private final CatalogEditor editor;
    private final UndoLog undo = new UndoLog();
    private final Words words;
    private final Past past = new Past(undo);
    private final Contents contents;
    private final Leaving leaving;
    private final Standing standing;
    private final EventRules eventRules;
    private final Trade trade;
    private final OrderRules orderRules;
    private final Issuing issuing;
    private final CatalogStoring catalogStoring;
    private final ByteWriter bytes = new ByteWriter();

    /** The zone of the configured clock decides on which day a command is done. */
    public State(Catalog catalog, Store store, BlockSource durable, EngineConfig config, Keystore keystore) {
        this.editor = new CatalogEditor(catalog, keystore.tweak());
        this.words = new Words(durable, undo);
        this.contents = new Contents(store, undo, past);
        this.leaving = new Leaving(contents, past);
        this.standing = new Standing(catalog.ordinals(), editor, words);
        this.eventRules = new EventRules(editor, standing, contents, new NamedCodes(editor, standing));
        this.trade = new Trade(catalog, editor, store, config, words, contents, past, undo);
        Schemes schemes = config.schemes();
        ForeignCodes foreign = new ForeignCodes(store);
        this.orderRules = new OrderRules(editor, schemes, foreign, config.clock().getZone());
        this.issuing = new Issuing(catalog, editor, orderRules, schemes, keystore, foreign);
        this.catalogStoring = new CatalogStoring(schemes, keystore);
        catalogStoring.load(store, editor);
    }

    /** Why a command may not be done at a time, as things stand after the group so far; empty when it may. */
    public Optional<Refused> check(Command command, long timeMs) {
        if (command instanceof Pack pack) {
            return eventRules.check(pack, timeMs);
        } else if (command instanceof Commission commission) {
            return eventRules.check(commission, timeMs);
        } else if (command instanceof Unpack unpack) {
            return eventRules.check(unpack, timeMs);
        } else if (command instanceof CommissionRange range) {
            return eventRules.check(range, timeMs);
        } else if (command instanceof OrderBatch order) {
            return orderRules.check(order, timeMs);
        } else if (command instanceof Register register) {
            return orderRules.check(register);
        } else if (command instanceof VoidBatch voiding) {
            return orderRules.check(voiding);
        } else if (command instanceof PutProduct put) {
            return orderRules.check(put);
        } else if (command instanceof SkipSerials skip) {
            return orderRules.check(skip);
        }
        return trade.check(command, timeMs);
    }

    /** What a refusal gives reason to look at; to be put on record in the refused command's place. */
    public List<RaiseAlert> alerts(Command command, Refused refused, long timeMs) {
        return trade.alerts(command, refused, timeMs);
    }

    /** The same for one of several events that all happen or none. */
    public Optional<Refused> checkEvent(Command command, long timeMs) {
        boolean event = command instanceof Pack || command instanceof Unpack || command instanceof Commission || command instanceof CommissionRange
                || Trade.isEvent(command);
        return event ? check(command, timeMs) : Refusals.invalid("expected an event, actual " + command.getClass().getSimpleName());
    }

    /** Positions of codes in a registration that are known already. */
    public int[] knownCodes(Register register) {
        return issuing.knownCodes(register);
    }

    /** A command that was just checked as the log shall have it: an unpacking of everything names what that is, a checkout what is sold. */
    public Command explicit(Command command) {
        if (command instanceof Checkout checkout) {
            return trade.decided(checkout);
        }
        return command instanceof Unpack unpack && unpack.children().length == 0
                ? new Unpack(unpack.parent(), directChildren(unpack.parent()), unpack.context()) : command;
    }

    /** Does what an accepted command says. */
    public Answer apply(Record accepted) {
        Command command = accepted.command();
        if (command instanceof Pack pack) {
            return apply(accepted, pack);
        } else if (command instanceof Commission commission) {
            return apply(accepted, commission);
        } else if (command instanceof Unpack unpack) {
            return apply(accepted, unpack);
        } else if (command instanceof CommissionRange range) {
            return apply(accepted, range);
        } else if (command instanceof VoidBatch voiding) {
            return apply(accepted, voiding);
        } else if (command instanceof OrderBatch order) {
            return apply(accepted, order);
        } else if (command instanceof Register register) {
            return apply(accepted, register);
        } else if (command instanceof PutProduct put) {
            return issuing.put(put.product());
        } else if (command instanceof PutParty put) {
            return new Answer.Stored(editor.put(put.party()));
        } else if (command instanceof SkipSerials skip) {
            editor.skipSerials(skip.codes());
            return new Answer.Done();
        }
        return trade.apply(accepted);
    }

    private Answer apply(Record accepted, Pack pack) {
        standing.load(pack.parent());
        if (standing.disposition() != Disposition.COMMISSIONED) {
            standing.turn(Disposition.COMMISSIONED);
        }
        for (long child : pack.children()) {
            standing.load(child);
            standing.place(pack.parent());
        }
        long[] rising = Past.rising(pack.children());
        Stamp since = new Stamp(accepted.sequence(), pack.context().atMs());
        forEachRun(rising, (first, end) -> contents.add(pack.parent(), first, end - first, since));
        return new Answer.Changed(rising.length);
    }

    private Answer apply(Record accepted, Commission commission) {
        for (long code : commission.codes()) {
            standing.load(code);
            standing.turn(Disposition.COMMISSIONED);
        }
        past.befell(Past.rising(commission.codes()), Happening.of(accepted, EventKind.COMMISSION, commission.context()));
        return new Answer.Changed(commission.codes().length);
    }

    private Answer apply(Record accepted, Unpack unpack) {
        trade.keepHolder(unpack.parent(), unpack.children());
        for (long child : unpack.children()) {
            standing.load(child);
            standing.place(CodeId.NONE);
        }
        long[] rising = Past.rising(unpack.children());
        long[] parents = new long[rising.length];
        Arrays.fill(parents, unpack.parent());
        leaving.befall(rising, parents, Happening.of(accepted, EventKind.UNPACK, unpack.context()));
        return new Answer.Changed(rising.length);
    }

    private long[] directChildren(long parent) {
        List<Long> children = new ArrayList<>();
        for (Contents.Run run : contents.runs(parent, Command.MOST_CODES)) {
            for (long child = run.first(); child < run.end(); child++) {
                children.add(child);
            }
        }
        return children.stream().mapToLong(Long::longValue).toArray();
    }

    private interface RunConsumer {
        void accept(long first, long end);
    }

    private static void forEachRun(long[] rising, RunConsumer each) {
        for (int begin = 0, end = 1; begin < rising.length; begin = end++) {
            while (end < rising.length && rising[end] == rising[end - 1] + 1) {
                end++;
            }
            each.accept(rising[begin], rising[end - 1] + 1);
        }
    }

    private Answer apply(Record accepted, OrderBatch order) {
        Answer.Ordered ordered = issuing.order(order, accepted.timeMs());
        trade.made(editor.batch(ordered.batch()).orElseThrow());
        befellBatch(ordered.batch(), 0, order.quantity(), Happening.of(accepted, EventKind.ISSUE, EventContext.NONE));
        return ordered;
    }

    private Answer apply(Record accepted, Register register) {
        Answer.Registered registered = issuing.register(register, accepted.timeMs());
        trade.made(editor.batch(registered.batch()).orElseThrow());
        long end = editor.state(editor.batch(registered.batch()).orElseThrow()).quantity();
        befellBatch(registered.batch(), end - registered.registered(), registered.registered(),
                Happening.of(accepted, EventKind.REGISTER, EventContext.NONE));
        return registered;
    }

    private Answer apply(Record accepted, CommissionRange range) {
        befellBatch(range.batch(), range.offset(), range.count(), Happening.of(accepted, EventKind.COMMISSION, range.context()));
        return turn(range.batch(), range.offset(), range.offset() + range.count(), Disposition.COMMISSIONED);
    }

    private Answer apply(Record accepted, VoidBatch voiding) {
        long quantity = editor.state(editor.batch(voiding.batch()).orElseThrow()).quantity();
        befellBatch(voiding.batch(), 0, quantity, Happening.of(accepted, EventKind.VOID, EventContext.NONE));
        return turn(voiding.batch(), 0, Long.MAX_VALUE, Disposition.VOIDED);
    }

    private void befellBatch(int batch, long offset, long count, Happening what) {
        past.befellBatch(batch, new BatchHappening(offset, count, what));
    }

    private Answer turn(int number, long begin, long end, Disposition now) {
        Batch batch = editor.batch(number).orElseThrow();
        BatchState before = editor.state(batch);
        editor.change(batch, before.withDefaults(before.defaults().turned(begin, end, Disposition.ISSUED, now)));
        if (undo.recording()) {
            undo.push(() -> editor.change(batch, before));
        }
        return new Answer.Done();
    }

    /** From here on changes can be taken back, until one of the next two is called. Events only. */
    public void beginTogether() {
        undo.begin();
    }

    public void keepTogether() {
        undo.keep();
    }

    public void takeBackTogether() {
        undo.takeBack();
    }

    /** Blocks that the group has read or changed and therefore holds in memory. */
    public int heldBlocks() {
        return words.heldBlocks() + trade.heldBlocks();
    }

    /** Adds what the group changed to what becomes durable with it. */
    public void writeTo(StoreGroup group) {
        for (Block block : words.changedBlocks()) {
            group.put(Column.BLOCK, BlockLayout.key(block.number()), BlockLayout.encode(block, bytes));
        }
        contents.writeTo(group);
        past.writeTo(group);
        trade.writeTo(group);
        issuing.writeTo(group);
        catalogStoring.write(editor, group);
    }

    /** Shows the group, now durable, to readers and begins the next one. */
    public void publish(BlockIndex index) {
        index.putTogether(words.changedBlocks());
        words.clear();
        contents.clear();
        past.clear();
        trade.clear();
        issuing.publish();
    }
}
