package suma.resolver.limit;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** A block of addresses, written {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address is a block of its own. */
public record Network(InetAddress address, int bits) {
    private static final int IPV6_CLIENT_BYTES = 8;

    public static Optional<Network> of(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = addressOf(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int width = address.get().getAddress().length * 8;
        String bits = slash < 0 ? String.valueOf(width) : text.substring(slash + 1);
        boolean fits = bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= width;
        return fits ? Optional.of(new Network(address.get(), Integer.parseInt(bits))) : Optional.empty();
    }

    /** An address given in figures; names are not looked up. */
    public static Optional<InetAddress> addressOf(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new AssertionError("4 or 16 bytes are an address", impossible);
        }
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        boolean same = mine.length == theirs.length;
        for (int bit = 0; same && bit < bits; bit++) {
            same = (mine[bit / 8] >> 7 - bit % 8 & 1) == (theirs[bit / 8] >> 7 - bit % 8 & 1);
        }
        return same;
    }

    /** A text for what {@link #client} tells apart: an IPv4 address, or the first 64 bits of an IPv6 address. */
    public static String clientText(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length <= IPV6_CLIENT_BYTES) {
            return address.getHostAddress();
        }
        Arrays.fill(bytes, IPV6_CLIENT_BYTES, bytes.length, (byte) 0);
        return NetUtil.bytesToIpAddress(bytes) + "/" + IPV6_CLIENT_BYTES * 8;
    }

    /** What stands for a client: its IPv4 address, or the first 64 bits of its IPv6 address, since a subscriber holds all addresses behind them. */
    static long client(InetAddress address) {
        byte[] bytes = address.getAddress();
        long value = 0;
        for (int i = 0; i < Math.min(bytes.length, IPV6_CLIENT_BYTES); i++) {
            value = value << 8 | bytes[i] & 0xff;
        }
        return value;
    }
}
