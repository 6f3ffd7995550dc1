package suma.bench;

/**
 * One call of the server.
 *
 * @param key   the idempotency key, empty for none
 * @param keyed whether the server knows it again, by the key or by what the body says
 */
record KillRequest(String method, String path, String type, String body, String key, boolean keyed) {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String TEXT = "text/plain";
    private static final int SHOWN = 300;

    private KillRequest(String method, String path, String type, String body, String key) {
        this(method, path, type, body, key, !key.isEmpty());
    }

    static KillRequest get(String path) {
        return new KillRequest("GET", path, JSON, "", "");
    }

    static KillRequest put(String path, String json) {
        return new KillRequest("PUT", path, JSON, json, "");
    }

    static KillRequest delete(String path, String key) {
        return new KillRequest("DELETE", path, JSON, "", key);
    }

    static KillRequest post(String path, String json, String key) {
        return new KillRequest("POST", path, JSON, json, key);
    }

    /** One whose body names it. */
    static KillRequest postNumbered(String path, String json) {
        return new KillRequest("POST", path, JSON, json, "", true);
    }

    static KillRequest postText(String path, String text, String key) {
        return new KillRequest("POST", path, TEXT, text, key);
    }

    static KillRequest postLines(String path, String lines, String key) {
        return new KillRequest("POST", path, NDJSON, lines, key);
    }

    /** With the start of the body only. */
    @Override
    public String toString() {
        String start = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
        return method + " " + path + (key.isEmpty() ? "" : " key " + key) + " " + start.replace('\n', ' ');
    }
}
