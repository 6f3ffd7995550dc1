package suma.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was made of what, as a plain list. Goods are codes, or lots as in {@code milk M1}. */
final class LineageModel {
    private final List<Step> steps = new ArrayList<>();
    private final Function<String, String> lotOf;

    /** @param lotOf the lot of a code */
    LineageModel(Function<String, String> lotOf) {
        this.lotOf = lotOf;
    }

    /** @param used the inputs with all that they held */
    private record Step(long sequence, Set<String> used, Set<String> made) {
    }

    void add(long sequence, Set<String> used, Set<String> made) {
        steps.add(new Step(sequence, used, made));
    }

    private boolean isLot(String goods) {
        return goods.indexOf(' ') >= 0;
    }

    private Set<Long> where(Predicate<Step> fits) {
        return steps.stream().filter(fits).map(Step::sequence).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean among(Set<String> goods, String lot) {
        return goods.contains(lot) || goods.stream().anyMatch(one -> !isLot(one) && lotOf.apply(one).equals(lot));
    }

    /** Steps that made some of it: of a lot, also those that made codes of it; of a code, also those that made its whole lot. */
    Set<Long> making(String goods) {
        return where(step -> isLot(goods) ? among(step.made, goods) : step.made.contains(goods) || step.made.contains(lotOf.apply(goods)));
    }

    Set<Long> using(String goods) {
        return where(step -> isLot(goods) ? among(step.used, goods) : step.used.contains(goods));
    }

    /** All steps so many back from these, these included. */
    Set<Long> back(Set<Long> sequences, int depth) {
        return further(sequences, depth, step -> step.used.stream().flatMap(goods -> making(goods).stream()));
    }

    Set<Long> forth(Set<Long> sequences, int depth) {
        return further(sequences, depth, step -> step.made.stream().flatMap(goods -> using(goods).stream()));
    }

    private Set<Long> further(Set<Long> sequences, int depth, Function<Step, Stream<Long>> next) {
        Set<Long> all = new TreeSet<>(sequences);
        for (int i = 1; i < depth; i++) {
            all.addAll(steps.stream().filter(step -> all.contains(step.sequence)).flatMap(next).toList());
        }
        return all;
    }

    /** True when a lot would surely be made of itself, through whatever steps; codes of a lot need not be those that were used of it. */
    boolean isCircle(Set<String> used, Set<String> made) {
        Set<String> sources = new TreeSet<>();
        List<String> open = new ArrayList<>(used);
        while (!open.isEmpty()) {
            String goods = open.remove(0);
            if (sources.add(goods)) {
                open.addAll(isLot(goods) ? List.of() : List.of(lotOf.apply(goods)));
                steps.stream().filter(step -> step.made.contains(goods)).forEach(step -> open.addAll(step.used));
            }
        }
        return made.stream().anyMatch(lot -> isLot(lot) && sources.contains(lot));
    }
}
