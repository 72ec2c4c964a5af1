namespace Publisher.Probes.Tests.Reports;

/// <summary>How bad one finding is, as 1EdTech's validator grades it. A fatal one ends the run.</summary>
public enum Outcome
{
    /// <summary>Nothing to say.</summary>
    Valid,
    /// <summary>Odd, and accepted.</summary>
    Warning,
    /// <summary>Refused.</summary>
    Error,
    /// <summary>Refused, and nothing further is looked at.</summary>
    Fatal,
}

/// <summary>One thing that a probe found.</summary>
/// <param name="Probe">The probe, by the name 1EdTech gives it.</param>
/// <param name="Outcome">How bad it is.</param>
/// <param name="Message">What it is, in words.</param>
public sealed record Finding(string Probe, Outcome Outcome, string Message);
