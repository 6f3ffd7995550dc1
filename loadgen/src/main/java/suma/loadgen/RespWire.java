package suma.loadgen;

import static suma.loadgen.Judge.ascii;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import suma.loadgen.Reply.Kind;

/** The Redis protocol, to Suma and to Redis itself. */
final class RespWire implements Wire {
    private static final byte[] AUTH = ascii("*2\r\n$4\r\nAUTH\r\n$");
    private static final byte[] GET = ascii("*2\r\n$3\r\nGET\r\n$");
    private static final byte[] MGET = ascii("$4\r\nMGET\r\n");
    private static final byte[] CHECKOUT = ascii("*6\r\n$8\r\nCHECKOUT\r\n$");
    private static final byte[] PARTY = ascii("$5\r\nPARTY\r\n$");
    private static final byte[] TERMINAL = ascii("$8\r\nTERMINAL\r\n$" + SumaStockroom.TERMINAL.length() + "\r\n" + SumaStockroom.TERMINAL + "\r\n");
    private static final byte[] STAR = ascii("*");
    private static final byte[] DOLLAR = ascii("$");
    private static final byte[] END = ascii("\r\n");

    private final Optional<String> key;
    private final Judge judge;
    private final RespReply reply = new RespReply();

    /** @param absent what the target says of a code it does not have */
    RespWire(Optional<String> key, Kind absent) {
        this.key = key;
        judge = new Judge(absent);
    }

    /** Shows the key, if there is one, and waits until it is taken. */
    @Override
    public void introduce(Socket connection) throws IOException {
        if (key.isPresent()) {
            byte[] text = key.get().getBytes(StandardCharsets.UTF_8);
            RespCaller caller = new RespCaller(connection);
            caller.send(new Bytes().add(AUTH).add(text.length).add(END).add(text).add(END));
            Reply answer = caller.receive();
            if (answer.kind() == Kind.REFUSED) {
                throw new KeyRefused("the target refuses the key: " + answer);
            }
        }
    }

    @Override
    public void write(Sent sent, Bytes out) {
        int number = sent.number();
        if (sent.call() instanceof Call.Resolve resolve) {
            writeCode(resolve.codes(), number, out.add(GET));
        } else if (sent.call() instanceof Call.Basket basket) {
            out.add(STAR).add(basket.size() + 1).add(END).add(MGET);
            for (int i = 0; i < basket.size(); i++) {
                writeCode(basket.codes(), basket.index(number, i), out.add(DOLLAR));
            }
        } else {
            Call.Checkout checkout = (Call.Checkout) sent.call();
            writeCode(checkout.codes(), number, out.add(CHECKOUT));
            byte[] party = ascii(checkout.party());
            out.add(PARTY).add(party.length).add(END).add(party).add(END).add(TERMINAL);
        }
    }

    static void writeCode(CodeStock codes, int index, Bytes out) {
        out.add(codes.width()).add(END);
        codes.write(index, out);
        out.add(END);
    }

    @Override
    public boolean read(byte[] received, int from, int to) throws WireFault {
        return reply.read(received, from, to);
    }

    @Override
    public int end() {
        return reply.end();
    }

    @Override
    public String problem(Sent sent) {
        return judge.problem(sent, reply.reply());
    }
}
