namespace Publisher.Cli.Disk;

/// <summary>How a <see cref="SiteWriter"/> goes about it. Other values than these are for tests.</summary>
internal sealed record SiteWriterOptions
{
    /// <summary>How long to wait for another build of the same folder.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether two folders may be exchanged in one step, where the system can.</summary>
    internal bool CanExchange { get; init; } = true;

    /// <summary>Whether a file may have a second name, where the system can.</summary>
    internal bool CanLink { get; init; } = true;

    /// <summary>Whether to do without what only Linux has.</summary>
    internal bool Portable { get; init; }

    /// <summary>Sites of more files than this are changed file by file when little of them changed.</summary>
    internal int SmallSite { get; init; } = 2000;

    /// <summary>Little is one file in so many.</summary>
    internal int Little { get; init; } = 10;

    /// <summary>Which bits of path hashes find entries.</summary>
    internal ulong HashMask { get; init; } = ulong.MaxValue;

    /// <summary>Is told each step before it is taken, and may throw there, as a kill would.</summary>
    internal Action<string>? Reach { get; init; }
}
