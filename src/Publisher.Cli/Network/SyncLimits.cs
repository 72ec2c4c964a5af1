namespace Publisher.Cli.Network;

/// <summary>How much of one peer <c>publisher sync</c> reads in one run. Tests set less.</summary>
public sealed record SyncLimits
{
    /// <summary>For everything of one peer.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(20);
    /// <summary>All documents of one peer together, in bytes.</summary>
    public long Bytes { get; init; } = 512L * 1024 * 1024;
    /// <summary>How many requests.</summary>
    public int Requests { get; init; } = 25_000;
    /// <summary>How many archives of its feed.</summary>
    public int Pages { get; init; } = 1_000;
    /// <summary>The longest feed or archive, in bytes.</summary>
    public int FeedBytes { get; init; } = 4 * 1024 * 1024;
    /// <summary>How many requests at once.</summary>
    public int AtOnce { get; init; } = 4;
}
