namespace Publisher.Probes.Tests.Reports;

/// <summary>What all probes found about one document.</summary>
public sealed class Report
{
    private readonly List<Finding> findings = [];

    /// <summary>Everything that was found, in the order of the probes.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The worst of it.</summary>
    public Outcome Worst => findings.Count == 0 ? Outcome.Valid : findings.Max(f => f.Outcome);

    /// <summary>Whether the run ends here.</summary>
    public bool IsBroken => Worst == Outcome.Fatal;

    /// <summary>The word 1EdTech's tests ask for: valid, warning or invalid.</summary>
    public string Word => Worst switch { Outcome.Valid => "valid", Outcome.Warning => "warning", _ => "invalid" };

    /// <summary>Takes a finding down.</summary>
    public void Add(string probe, Outcome outcome, string message) => findings.Add(new(probe, outcome, message));

    /// <summary>Takes down what another run found.</summary>
    public void Add(Report other) => findings.AddRange(other.findings);

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", findings.Select(f => $"{f.Probe} {f.Outcome}: {f.Message}"));
}
