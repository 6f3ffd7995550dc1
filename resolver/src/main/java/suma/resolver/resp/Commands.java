package suma.resolver.resp;

import java.util.concurrent.TimeUnit;
import suma.engine.Engine;
import suma.resolver.limit.Refused;

/** Does what the commands of one connection say, in their order. */
final class Commands {
    /** Stands for the names of all commands that there are not. */
    private static final String NO_COMMAND = "";

    private final RespConnection connection;
    private final RespLane lane;
    private final Session session;
    private final Checkouts checkouts;

    Commands(Engine engine, RespConnection connection, RespLane lane, Session session) {
        checkouts = new Checkouts(engine, connection, lane, session);
        this.connection = connection;
        this.lane = lane;
        this.session = session;
    }

    /** Takes a command; false where it has to wait for the replies to those before it. */
    boolean take(Arguments command) {
        RespCommand said = RespCommand.find(command);
        if (said == RespCommand.CHECKOUT && refusal(said, command).isEmpty()) {
            return checkout(command);
        }
        if (waiting()) {
            return false;
        }
        if (said == RespCommand.GET && command.count() == 2 && session.mayUseCodes() && !session.meter().limits()) {
            lane.count(said);
            lane.run.get(command);
        } else {
            takeRarer(said, command);
        }
        return true;
    }

    private boolean checkout(Arguments command) {
        CheckoutArguments told = CheckoutArguments.read(command);
        boolean taken = checkouts.take(command, told);
        if (taken) {
            charge(told.codes());
            lane.count(RespCommand.CHECKOUT);
        }
        return taken;
    }

    private void takeRarer(RespCommand said, Arguments command) {
        if (said == null) {
            refuseUnknown(command);
            return;
        }
        lane.count(said);
        String refusal = refusal(said, command);
        if (refusal.isEmpty()) {
            execute(said, command);
        } else {
            remember(said, command);
            refuse(refusal);
        }
    }

    /** What is malformed is nobody's refusal. */
    private void remember(RespCommand said, Arguments command) {
        if (!session.known()) {
            session.refused(Refused.NO_KEY, said.name());
        } else if (said.takes(command) && said.kind() == RespCommand.Kind.CODES) {
            session.refused(session.mayUseCodes() ? Refused.RATE : Refused.ROLE, said.name());
        }
    }

    private void charge(int codes) {
        session.meter().charge(codes, System.nanoTime());
    }

    private void execute(RespCommand said, Arguments command) {
        if (said.kind() == RespCommand.Kind.CODES) {
            charge(command.count() - 1);
        }
        switch (said) {
            case GET -> lane.run.get(command);
            case MGET -> lane.run.mget(command);
            case PARENT -> lane.run.parent(command);
            default -> talk(said, command);
        }
    }

    private String refusal(RespCommand said, Arguments command) {
        if (said.kind() != RespCommand.Kind.GREETING && !session.known()) {
            return "NOAUTH Authentication required.";
        }
        if (!said.takes(command)) {
            return said.wrongCount();
        }
        if (said.kind() == RespCommand.Kind.CODES && !session.mayUseCodes()) {
            return "NOPERM this needs a key of role pos or admin, actual " + session.role();
        }
        return said.kind() == RespCommand.Kind.CODES ? early() : "";
    }

    private String early() {
        long waitNs = session.meter().waitNs(System.nanoTime());
        return waitNs == 0 ? "" : "ERR more codes than the key's quota allows; the next is let through in "
                + TimeUnit.NANOSECONDS.toMillis(waitNs) + " ms";
    }

    /** What a browser was tricked into sending is not answered at all. */
    private void refuseUnknown(Arguments command) {
        if (command.is(0, "POST") || command.is(0, "HOST:")) {
            connection.end();
        } else {
            if (!session.known()) {
                session.refused(Refused.NO_KEY, NO_COMMAND);
            }
            refuse(session.known() ? RespCommand.unknown(command) : "NOAUTH Authentication required.");
        }
    }

    private void refuse(String reason) {
        lane.run.execute(session.caller());
        lane.out.error(reason);
    }

    private void talk(RespCommand said, Arguments command) {
        lane.run.execute(session.caller());
        lane.talk.answer(said, command, session);
        if (said == RespCommand.QUIT || session.triedTooOften()) {
            connection.end();
        }
    }

    /** True while a checkout is in work. */
    boolean waiting() {
        return checkouts.inWork();
    }
}
