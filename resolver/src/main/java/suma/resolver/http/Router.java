package suma.resolver.http;

import io.netty.handler.codec.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import suma.resolver.key.ApiKey;
import suma.resolver.limit.Refused;

/** Finds the route of a request, lets in who may use it, and hands the request to its handler. */
public final class Router {
    private final List<Route> routes;
    private final PathNode root = new PathNode();

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        routes.forEach(root::add);
    }

    public List<Route> routes() {
        return routes;
    }

    /** The route whose plainest requests are answered at once, if there is one. */
    Optional<Route> expressRoute() {
        return routes.stream().filter(route -> route.express().isPresent()).findFirst();
    }

    void dispatch(Exchange exchange) {
        String target = exchange.request().target();
        int pathEnd = PathNode.pathEnd(target);
        List<Integer> parameters = new ArrayList<>(4);
        PathNode node = root.find(target, pathEnd, parameters);
        if (node == null || node.routes.isEmpty()) {
            throw Refusal.of(404, "no such path: " + target.substring(0, pathEnd));
        }
        Optional<Route> route = node.route(exchange.request().method());
        if (route.isEmpty()) {
            answerOther(exchange, node);
            return;
        }
        exchange.matched(route.get());
        admit(exchange, route.get().access());
        exchange.request().matched(route.get(), parameters, pathEnd);
        route.get().handler().handle(exchange);
    }

    private static void answerOther(Exchange exchange, PathNode node) {
        TreeSet<String> allowed = new TreeSet<>(List.of("OPTIONS"));
        node.routes.forEach(route -> allowed.add(route.method().name()));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        exchange.header("allow", String.join(", ", allowed));
        if (exchange.request().method().equals(HttpMethod.OPTIONS)) {
            exchange.answerEmpty(204);
        } else {
            exchange.refuse(Problem.of(405, "expected one of " + allowed + ", actual " + exchange.request().method()));
        }
    }

    private static void admit(Exchange exchange, Access access) {
        if (!access.limited()) {
            return;
        }
        Optional<ApiKey> shown = exchange.identify();
        if (!access.withoutKey()) {
            expectRole(exchange, access, shown);
        }
        long waitNs = exchange.takeTurn();
        if (waitNs > 0) {
            exchange.refused(Refused.RATE);
            throw new Refusal(Problem.tooMany(waitNs));
        }
    }

    private static void expectRole(Exchange exchange, Access access, Optional<ApiKey> shown) {
        if (shown.isEmpty()) {
            exchange.refusedStranger();
            throw new Refusal(Problem.unauthorized("expected a key in force: Authorization: Bearer KEY"));
        }
        ApiKey key = shown.get();
        if (!access.roles().contains(key.role())) {
            exchange.refused(Refused.ROLE);
            throw new Refusal(Problem.forbidden("expected a key with one of the roles " + access.roles().stream()
                    .map(role -> role.text()).toList() + ", actual " + key.role().text()));
        }
    }
}
