package suma.loadgen;

import java.util.List;
import java.util.Random;

/** Draws each call from one of several scenarios, and from the last one where the one drawn has nothing left. */
final class MixedScenario implements Scenario {
    private final List<Part> parts;
    private final Random random;
    private final int weights;

    /** A scenario, and how often it is drawn. */
    record Part(Scenario scenario, int weight) {
    }

    MixedScenario(List<Part> parts, Random random) {
        this.parts = parts;
        this.random = random;
        weights = parts.stream().mapToInt(Part::weight).sum();
    }

    @Override
    public void draw(Sent slot) {
        int dice = random.nextInt(weights);
        int i = 0;
        for (; i < parts.size() - 1 && dice >= parts.get(i).weight; i++) {
            dice -= parts.get(i).weight;
        }
        Scenario drawn = parts.get(i).scenario;
        (drawn.goesOn() ? drawn : parts.get(parts.size() - 1).scenario).draw(slot);
    }

    @Override
    public void answered(Sent sent) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).scenario.answered(sent);
        }
    }

    @Override
    public boolean goesOn() {
        return parts.get(parts.size() - 1).scenario.goesOn();
    }
}
