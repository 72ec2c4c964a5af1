namespace Publisher.Benchmarks.Measuring;

/// <summary>Measurements of one thing, one for each round.</summary>
internal sealed class Samples
{
    private readonly List<double> values = [];

    /// <summary>Whether anything was measured.</summary>
    public bool Any => values.Count > 0;

    /// <summary>The one in the middle; of an even number the mean of the two.</summary>
    public double Median
    {
        get
        {
            if (values.Count == 0)
            {
                throw new InvalidOperationException("nothing was measured");
            }
            var sorted = values.Order().ToList();
            return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    /// <summary>The largest.</summary>
    public double Most => values.Max();

    /// <summary>The smallest.</summary>
    public double Least => values.Min();

    /// <summary>The one that was measured first.</summary>
    public double First => values[0];

    /// <summary>All others.</summary>
    public IEnumerable<double> Rest => values.Skip(1);

    public void Add(double value) => values.Add(value);
}
