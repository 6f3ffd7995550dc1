package suma.resolver.http;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import suma.resolver.http.Operation.Content;
import suma.resolver.http.Operation.Parameter;
import suma.resolver.key.Role;

/** One line of the route table: method and path, who may use it, what it says of itself, and what answers. */
public record Route(HttpMethod method, String template, Access access, Operation operation, List<String> queryNames,
                    Handler handler, Optional<ExpressHandler> express) {

    public static Draft get(String template) {
        return new Draft(HttpMethod.GET, template);
    }

    public static Draft put(String template) {
        return new Draft(HttpMethod.PUT, template);
    }

    public static Draft post(String template) {
        return new Draft(HttpMethod.POST, template);
    }

    public static Draft delete(String template) {
        return new Draft(HttpMethod.DELETE, template);
    }

    boolean mayAnswer(int status) {
        return status >= 500 || operation.answers().containsKey(status);
    }

    /** How the route is named in metrics. */
    String label() {
        return method + " " + template;
    }

    /** A route while its line in the table is written. */
    public static final class Draft {
        private final HttpMethod method;
        private final String template;
        private final List<Parameter> query = new ArrayList<>();
        private final List<Content> takes = new ArrayList<>();
        private final TreeMap<Integer, List<Content>> answers = new TreeMap<>();
        private Access access = Access.only();
        private Optional<ExpressHandler> express = Optional.empty();

        private Draft(HttpMethod method, String template) {
            this.method = method;
            this.template = template;
        }

        public Draft by(Role... roles) {
            access = Access.only(roles);
            return this;
        }

        public Draft byAnyKey() {
            access = Access.anyKey();
            return this;
        }

        public Draft publicly() {
            access = Access.publicly();
            return this;
        }

        public Draft byAnybody() {
            access = Access.anybody();
            return this;
        }

        /** Requests in the plainest form are answered by {@code handler}; the template must end in its only named segment. */
        public Draft express(ExpressHandler handler) {
            express = Optional.of(handler);
            return this;
        }

        public Draft query(String name, String type, String about) {
            query.add(new Parameter(name, type, about));
            return this;
        }

        public Draft takes(String mediaType, String schema) {
            takes.add(new Content(mediaType, schema));
            return this;
        }

        public Draft gives(int status, String mediaType, String schema) {
            answers.computeIfAbsent(status, s -> new ArrayList<>()).add(new Content(mediaType, schema));
            return this;
        }

        /** Statuses with a problem for an answer; those that follow from access and body need not be named. */
        public Draft refuses(int... statuses) {
            for (int status : statuses) {
                answers.computeIfAbsent(status, s -> new ArrayList<>())
                        .add(new Content(MediaType.PROBLEM, "Problem"));
            }
            return this;
        }

        public Route to(String summary, Handler handler) {
            refuses(400);
            if (access.limited()) {
                refuses(429);
            }
            if (!access.withoutKey()) {
                refuses(401, 403);
            }
            if (!takes.isEmpty()) {
                refuses(408, 413, 415);
            }
            Operation operation = new Operation(summary, List.copyOf(query), List.copyOf(takes), answers);
            return new Route(method, template, access, operation, operation.queryNames(), handler, express);
        }
    }
}
