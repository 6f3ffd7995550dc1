package suma.bench;

/** One call of the server. An empty key stands for none. */
record KillRequest(String method, String path, String type, String body, String key) {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String TEXT = "text/plain";
    private static final int SHOWN = 300;

    static KillRequest get(String path) {
        return new KillRequest("GET", path, JSON, "", "");
    }

    static KillRequest put(String path, String json) {
        return new KillRequest("PUT", path, JSON, json, "");
    }

    static KillRequest post(String path, String json, String key) {
        return new KillRequest("POST", path, JSON, json, key);
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
