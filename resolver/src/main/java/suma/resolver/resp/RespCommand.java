package suma.resolver.resp;

import java.util.Locale;
import java.util.Set;

/** The commands that are understood. */
enum RespCommand {
    GET(2, 2, Kind.CODES, "What is this code? Its verdict as JSON"),
    MGET(2, RespDecoder.MOST_ARGUMENTS, Kind.CODES, "What are these codes? Nil for a text that is none"),
    PARENT(2, 2, Kind.CODES, "The code that a code is packed in"),
    CHECKOUT(2, RespDecoder.MOST_ARGUMENTS, Kind.CODES, "Sells codes: code [code ...] [PARTY id] [TERMINAL id] [NUMBER n]"),
    PING(1, 2, Kind.TALK, "Answers PONG, or the text given"),
    ECHO(2, 2, Kind.TALK, "Answers the text given"),
    SELECT(2, 2, Kind.TALK, "There is database 0 and no other"),
    CLIENT(2, RespDecoder.MOST_ARGUMENTS, Kind.TALK, "SETNAME, GETNAME, SETINFO, ID, INFO, NO-EVICT, NO-TOUCH"),
    COMMAND(1, RespDecoder.MOST_ARGUMENTS, Kind.TALK, "The commands: COUNT, DOCS, INFO, LIST"),
    CONFIG(2, RespDecoder.MOST_ARGUMENTS, Kind.TALK, "GET answers that nothing is set"),
    INFO(1, RespDecoder.MOST_ARGUMENTS, Kind.TALK, "What the server is"),
    AUTH(2, 3, Kind.GREETING, "Shows a key: [user] key"),
    HELLO(1, 8, Kind.GREETING, "Chooses RESP2 or RESP3: [version [AUTH user key] [SETNAME name]]"),
    RESET(1, 1, Kind.GREETING, "Back to the state of a fresh connection"),
    QUIT(1, RespDecoder.MOST_ARGUMENTS, Kind.GREETING, "Closes the connection");

    /** Who may say it: any caller, callers with a key, callers whose key may look codes up. */
    enum Kind { GREETING, TALK, CODES }

    private static final RespCommand[] ALL = values();
    private static final int LONGEST_SHOWN = 64;
    /** What would change a Redis; told apart from what nobody knows. */
    private static final Set<String> WRITES = Set.of("APPEND", "COPY", "DECR", "DECRBY", "DEL", "EXPIRE", "EXPIREAT", "FLUSHALL",
            "FLUSHDB", "GETDEL", "GETEX", "GETSET", "HDEL", "HINCRBY", "HMSET", "HSET", "INCR", "INCRBY", "INCRBYFLOAT", "LPOP", "LPUSH",
            "MSET", "MSETNX", "PERSIST", "PEXPIRE", "PSETEX", "RENAME", "RESTORE", "RPOP", "RPUSH", "SADD", "SET", "SETBIT", "SETEX",
            "SETNX", "SETRANGE", "SPOP", "SREM", "UNLINK", "XADD", "ZADD", "ZREM");

    private final long packed = pack(name());
    private final int fewest;
    private final int most;
    private final Kind kind;
    private final String summary;

    RespCommand(int fewest, int most, Kind kind, String summary) {
        this.fewest = fewest;
        this.most = most;
        this.kind = kind;
        this.summary = summary;
    }

    private static long pack(String name) {
        long packed = 0;
        for (int i = 0; i < name.length(); i++) {
            packed = packed << Byte.SIZE | name.charAt(i);
        }
        return packed;
    }

    /** The command whose name stands first, or null. */
    static RespCommand find(Arguments arguments) {
        int length = arguments.length(0);
        if (length > Long.BYTES) {
            return null;
        }
        long packed = 0;
        for (int i = 0; i < length; i++) {
            packed = packed << Byte.SIZE | Arguments.upper(arguments.bytes()[arguments.start(0) + i]) & 0xff;
        }
        for (RespCommand command : ALL) {
            if (command.packed == packed) {
                return command;
            }
        }
        return null;
    }

    /** The refusal of a name that is no command here. */
    static String unknown(Arguments arguments) {
        String name = arguments.text(0);
        return WRITES.contains(name.toUpperCase(Locale.ROOT)) ? "READONLY codes are sold by CHECKOUT, and changed in no other way here"
                : "ERR unknown command '" + name.substring(0, Math.min(name.length(), LONGEST_SHOWN)) + "'";
    }

    boolean takes(Arguments arguments) {
        return arguments.count() >= fewest && arguments.count() <= most;
    }

    String wrongCount() {
        return "ERR wrong number of arguments for '" + text() + "' command";
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String summary() {
        return summary;
    }

    /** As Redis tells it: the count of arguments, negative where it is the least. */
    int arity() {
        return fewest == most ? fewest : -fewest;
    }
}
