package suma.resolver.http;

/** Carries a {@link Problem} from where it is seen to where the request is answered. Not for hot paths. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public static Refusal of(int status, String detail) {
        return new Refusal(Problem.of(status, detail));
    }

    public Problem problem() {
        return problem;
    }
}
