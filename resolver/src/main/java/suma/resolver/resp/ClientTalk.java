package suma.resolver.resp;

import java.util.List;

/** What clients say beside asking about codes. */
final class ClientTalk {
    /** Clients ask which Redis they speak to, and expect one they know. */
    static final String SPOKEN_VERSION = "7.2.0";
    private static final int LONGEST_NAME = 128;
    private static final List<String> VERSIONS = List.of("2", "3");

    private final RespEncoder out;
    private final RespMetrics metrics;

    ClientTalk(RespEncoder out, RespMetrics metrics) {
        this.out = out;
        this.metrics = metrics;
    }

    void answer(RespCommand said, Arguments command, Session session) {
        switch (said) {
            case PING -> ping(command);
            case ECHO -> out.bulk(command.bytes(), command.start(1), command.length(1));
            case SELECT -> select(command);
            case CLIENT -> client(command, session);
            case COMMAND -> CommandTable.answer(command, out);
            case CONFIG -> config(command);
            case INFO -> out.bulk(info());
            case AUTH -> auth(command, session);
            case HELLO -> hello(command, session);
            case RESET -> reset(session);
            case QUIT -> out.ok();
            case GET, MGET, PARENT, CHECKOUT -> throw new IllegalArgumentException("no talk: " + said);
        }
    }

    private void ping(Arguments command) {
        if (command.count() == 1) {
            out.simple("PONG");
        } else {
            out.bulk(command.bytes(), command.start(1), command.length(1));
        }
    }

    private void select(Arguments command) {
        if (command.text(1).equals("0")) {
            out.ok();
        } else {
            out.error("ERR DB index is out of range");
        }
    }

    private void reset(Session session) {
        session.reset();
        out.protocol(session.protocol());
        out.simple("RESET");
    }

    private void config(Arguments command) {
        if (command.is(1, "GET")) {
            out.map(0);
        } else {
            out.error("ERR CONFIG: expected GET, the configuration is a file");
        }
    }

    private void client(Arguments command, Session session) {
        if (command.is(1, "SETNAME") && command.count() == 3) {
            setName(command, 2, session);
        } else if (command.is(1, "GETNAME")) {
            nameOf(session);
        } else if (command.is(1, "ID")) {
            out.integer(session.id());
        } else if (command.is(1, "INFO")) {
            out.bulk("id=" + session.id() + " name=" + session.name() + " resp=" + session.protocol());
        } else if (command.is(1, "SETINFO") || command.is(1, "NO-EVICT") || command.is(1, "NO-TOUCH")) {
            out.ok();
        } else {
            out.error("ERR CLIENT: expected SETNAME, GETNAME, SETINFO, ID, INFO, NO-EVICT or NO-TOUCH");
        }
    }

    private void nameOf(Session session) {
        if (session.name().isEmpty()) {
            out.nil();
        } else {
            out.bulk(session.name());
        }
    }

    private void setName(Arguments command, int argument, Session session) {
        if (named(command, argument, session)) {
            out.ok();
        }
    }

    private boolean named(Arguments command, int argument, Session session) {
        String name = command.text(argument);
        boolean plain = name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (plain) {
            session.name(name);
        } else {
            out.error("ERR Client names cannot contain spaces, newlines or special characters.");
        }
        return plain;
    }

    private void auth(Arguments command, Session session) {
        if (authenticated(command.text(command.count() - 1), session)) {
            out.ok();
        }
    }

    private boolean authenticated(String key, Session session) {
        boolean known = session.authenticate(key);
        if (!known) {
            out.error("WRONGPASS invalid username-password pair or user is disabled.");
        }
        return known;
    }

    private void hello(Arguments command, Session session) {
        int protocol = session.protocol();
        if (command.count() > 1) {
            if (!VERSIONS.contains(command.text(1))) {
                out.error("NOPROTO unsupported protocol version");
                return;
            }
            protocol = Integer.parseInt(command.text(1));
        }
        if (!helloOptions(command, session)) {
            return;
        }
        if (!session.known()) {
            out.error("NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> "
                    + "<pass> option can be used to authenticate the client and select the RESP protocol version at the same time");
            return;
        }
        session.protocol(protocol);
        welcome(session);
    }

    private boolean helloOptions(Arguments command, Session session) {
        for (int i = 2; i < command.count(); ) {
            if (command.is(i, "AUTH") && i + 2 < command.count()) {
                if (!authenticated(command.text(i + 2), session)) {
                    return false;
                }
                i += 3;
            } else if (command.is(i, "SETNAME") && i + 1 < command.count()) {
                if (!named(command, i + 1, session)) {
                    return false;
                }
                i += 2;
            } else {
                out.error("ERR Syntax error in HELLO option");
                return false;
            }
        }
        return true;
    }

    private void welcome(Session session) {
        out.protocol(session.protocol());
        out.map(7);
        entry("server", "suma");
        entry("version", SPOKEN_VERSION);
        out.bulk("proto");
        out.integer(session.protocol());
        out.bulk("id");
        out.integer(session.id());
        entry("mode", "standalone");
        entry("role", "master");
        out.bulk("modules");
        out.array(0);
    }

    private void entry(String key, String value) {
        out.bulk(key);
        out.bulk(value);
    }

    private String info() {
        return "# Server\r\nredis_version:" + SPOKEN_VERSION + "\r\nserver_name:suma\r\nredis_mode:standalone\r\nrole:master\r\n"
                + "# Clients\r\nconnected_clients:" + metrics.openConnections() + "\r\n# Keyspace\r\n";
    }
}
