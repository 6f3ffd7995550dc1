package suma.resolver.http;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One segment in the tree of route templates. A named segment takes whatever no literal one takes; the last one, where it ends in dots, all that
 * follows.
 */
final class PathNode {
    final List<Route> routes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<PathNode> children = new ArrayList<>();
    private PathNode named;
    private PathNode rest;

    static int pathEnd(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target.length() : query;
    }

    void add(Route route) {
        PathNode node = this;
        for (String segment : route.template().substring(1).split("/", -1)) {
            node = node.child(segment);
        }
        node.routes.add(route);
    }

    private PathNode child(String segment) {
        if (segment.endsWith("...}")) {
            rest = rest == null ? new PathNode() : rest;
            return rest;
        }
        if (segment.startsWith("{")) {
            named = named == null ? new PathNode() : named;
            return named;
        }
        int at = names.indexOf(segment);
        if (at < 0) {
            at = names.size();
            names.add(segment);
            children.add(new PathNode());
        }
        return children.get(at);
    }

    /** Walks down the path; fills in start and end of each segment that a template names. Null where no node fits. */
    PathNode find(String target, int pathEnd, List<Integer> parameters) {
        PathNode node = this;
        int start = 1;
        while (node != null && start <= pathEnd) {
            if (node.rest != null && start < pathEnd) {
                parameters.add(start);
                parameters.add(pathEnd);
                return node.rest;
            }
            int slash = target.indexOf('/', start);
            int end = slash < 0 || slash > pathEnd ? pathEnd : slash;
            node = node.step(target, start, end, parameters);
            start = end + 1;
        }
        return node;
    }

    private PathNode step(String target, int start, int end, List<Integer> parameters) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.length() == end - start && target.startsWith(name, start)) {
                return children.get(i);
            }
        }
        if (named == null || start == end) {
            return null;
        }
        parameters.add(start);
        parameters.add(end);
        return named;
    }

    Optional<Route> route(HttpMethod method) {
        HttpMethod wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        for (Route route : routes) {
            if (route.method().equals(wanted)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
