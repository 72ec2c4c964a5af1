using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Publisher.Cli.Disk;
using Publisher.Sites;

namespace Publisher.Cli.Tests.Disk;

/// <summary>Writes sites into the folder <c>_site</c> of a test's folder, and tells what came of it.</summary>
public sealed class SiteWriting(TemporaryFolder folder)
{
    /// <summary>Every file changed one by one, with a journal, whenever that can be.</summary>
    internal static SiteWriterOptions Journal { get; } = new() { SmallSite = 0, Little = 0 };

    internal string Output => folder["_site"];

    internal SealedState State { get; } = StateIn(folder[".state"]);

    internal bool UseIndex { get; init; } = true;

    internal string Program { get; init; } = "tests";

    /// <summary>The paths that were kept unseen by the last writing.</summary>
    internal List<string> Unseen { get; } = [];

    internal static SealedState StateIn(string path) => SealedState.Of(new CliContext
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        IsInteractive = false,
        WorkingDirectory = Path.GetTempPath(),
        Environment = name => name == "PUBLISHER_STATE" ? path : null,
        Clock = () => DateTimeOffset.UnixEpoch,
    });

    /// <summary>Made of its path and bytes, so that equal keys mean equal files.</summary>
    internal static ContentKey KeyOf(SiteFile file)
    {
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(file.Path), 0, .. file.Bytes.Span]);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8)));
    }

    internal SiteWriteReport Write(Site site, SiteWriterOptions? options = null)
    {
        using var writer = Begin(options);
        Fill(writer, site);
        return writer.Commit();
    }

    internal SiteWriter Begin(SiteWriterOptions? options = null) => SiteWriter.Begin(Output, Program, UseIndex, State, (options ?? new()) with { Patience = TimeSpan.Zero });

    internal void Fill(SiteWriter writer, Site site)
    {
        Unseen.Clear();
        foreach (var file in site.Files)
        {
            if (writer.Keeps(file.Path, KeyOf(file)))
            {
                Unseen.Add(file.Path);
            }
            else
            {
                writer.Add(file, KeyOf(file));
            }
        }
    }

    /// <summary>Writes a site and is killed before a step: nothing is tidied, only the lock is let go. False when there were fewer steps.</summary>
    internal bool IsKilled(Site site, int step, SiteWriterOptions options)
    {
        var countdown = step;
        return IsKilled(site, _ => Interlocked.Decrement(ref countdown) < 0, options);
    }

    /// <summary>Writes a site and is killed before a step of this name.</summary>
    internal bool IsKilled(Site site, string step, SiteWriterOptions options) => IsKilled(site, s => s == step, options);

    internal void AssertHolds(Site site) => Assert.Equal(Contents(site), TemporaryFolder.Snapshot(Output));

    internal static SortedDictionary<string, string> Contents(Site site) =>
        new(site.Files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Bytes.Span)), StringComparer.Ordinal);

    internal static Site SiteOf(string age) => new(
    [
        FileOf("authority/1.json", "{\"type\":\"RecognitionAuthority\"}"),
        FileOf("index.html", age),
        FileOf("same/index.html", "same"),
        FileOf("same/deep/er/a.txt", "same too"),
        FileOf("changed.txt", age + " text"),
        FileOf($"only-{age}/x.txt", age),
    ]);

    internal static SiteFile FileOf(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), "text/plain");

    /// <summary>The ways in which a site gets into its place.</summary>
    public enum Way
    {
        /// <summary>By exchanging two folders.</summary>
        Exchange,
        /// <summary>By two renames, with copies of the files that stay: as where nothing but what .NET has is there.</summary>
        Copies,
        /// <summary>File by file.</summary>
        Journal,
        /// <summary>File by file, as where nothing but what .NET has is there.</summary>
        PortableJournal,
    }

    public static TheoryData<Way> Ways => [.. Enum.GetValues<Way>()];

    internal static SiteWriterOptions OptionsOf(Way way) => way switch
    {
        Way.Exchange => new(),
        Way.Copies => new() { Portable = true, CanExchange = false, CanLink = false },
        Way.Journal => Journal,
        _ => Journal with { Portable = true },
    };

    /// <summary>Runs a program; its exit code, or -1 where there is none.</summary>
    internal static int Ran(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return -1;
        }
    }

    private bool IsKilled(Site site, Predicate<string> at, SiteWriterOptions options)
    {
        SiteWriter? writer = null;
        try
        {
            writer = Begin(options with { Reach = step => { if (at(step)) { throw new KilledException(); } } });
            Fill(writer, site);
            writer.Commit();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
        finally
        {
            writer?.LetGo();
        }
    }

    internal sealed class KilledException : Exception;
}
