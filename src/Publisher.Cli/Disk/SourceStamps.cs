using Publisher.Sources;

namespace Publisher.Cli.Disk;

/// <summary>
/// Decides which files may be known again by what the disk says of them. One that changed within the last moments may change once more
/// without any of its numbers changing, for clocks of disks tick slowly: it gets no stamp, and is read next time too. So does every file
/// where the system does not tell when it changed.
/// </summary>
internal readonly struct SourceStamps
{
    // No clock of a disk we know of ticks slower.
    private const long Grain = 2_000_000_000;

    private readonly long limit;

    private SourceStamps(long limit) => this.limit = limit;

    /// <summary>Stamps for a reading that begins now.</summary>
    internal static SourceStamps From(DateTimeOffset now) => new(((now - DateTimeOffset.UnixEpoch).Ticks * 100) - Grain);

    /// <summary>The stamp of a file, when it can be relied on.</summary>
    internal FileStamp? Of(in FileStatus status) =>
        status.Number != 0 && status.Changed < limit && status.Modified < limit ? new(status.Length, status.Modified, status.Changed, status.Number) : null;
}
