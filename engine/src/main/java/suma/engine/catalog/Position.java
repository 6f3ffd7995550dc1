package suma.engine.catalog;

/**
 * A point on the earth, WGS 84.
 *
 * @param latitude  millionths of a degree, north positive
 * @param longitude millionths of a degree, east positive
 */
public record Position(int latitude, int longitude) {
    public static final int DEGREE = 1_000_000;
    public static final int MOST_LATITUDE = 90 * DEGREE;
    public static final int MOST_LONGITUDE = 180 * DEGREE;
    /** Mean radius of the earth (IUGG). */
    private static final double RADIUS_KM = 6371.0088;

    /** Kilometres along the great circle, by the haversine formula. */
    public double kmTo(Position other) {
        double north = radians(latitude);
        double otherNorth = radians(other.latitude);
        double up = Math.sin((otherNorth - north) / 2);
        double across = Math.sin((radians(other.longitude) - radians(longitude)) / 2);
        double half = up * up + Math.cos(north) * Math.cos(otherNorth) * across * across;
        return 2 * RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, half)));
    }

    private static double radians(int millionths) {
        return Math.toRadians((double) millionths / DEGREE);
    }
}
