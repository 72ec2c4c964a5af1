using System.Globalization;
using System.Text;
using Publisher.Benchmarks.Measuring;

namespace Publisher.Benchmarks.Comparing;

/// <summary>Writes docs/performance.md. What stands there below <see cref="KeptFrom"/> is written by people and kept.</summary>
internal static class PerformancePage
{
    private const string KeptFrom = "## What takes the time";

    /// <summary>The page as text.</summary>
    /// <param name="results">Everything measured.</param>
    /// <param name="before">The page as it was, or null.</param>
    public static string Text(CompareResults results, string? before)
    {
        var (options, machine) = (results.Options, results.Machine);
        var text = new StringBuilder("""
            # Performance

            Measured by `tests/Publisher.Benchmarks`, which wrote this page: a made-up guild, every award really signed, built and verified whole by
            the real program; beside it the same guild as a site for Hugo, which renders as many files of about as many bytes and verifies nothing.


            """.ReplaceLineEndings("\n"));
        text.Append(FormattableString.Invariant($"Medians of {options.Rounds}, in turns, every whole build into a new folder with empty caches. Time is by the wall clock, of the whole process; "));
        text.Append("memory is the peak of the resident set.\n\n");
        foreach (var size in results.Sizes.Where(s => s.Compared))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {FigureRow.Count(size.Awards)} awards\n\n").Append(FigureRow.Header);
            Lines(text, FigureTable.Of(size, options));
        }
        if (results.Small is { } small)
        {
            text.Append("## Small sites\n\n").Append(FigureRow.Header);
            Lines(text, FigureTable.Of(small));
        }
        if (results.Rates is { } rates)
        {
            text.Append("## Proofs\n\nIn one thread, warm, in seconds of processor time, on the same published files. A proof of ours is counted with reading its document.\n\n").Append(FigureRow.Header);
            Lines(text, FigureTable.Of(rates));
        }
        if (Growth.Describe(results.Sizes, options) is { } growth)
        {
            text.Append("## How cost grows\n\n").Append(growth).Append('\n');
        }
        text.Append("## The machine\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{machine.Processor}; {machine.Memory}; {machine.System}; output on {machine.Disk}; {machine.Runtime}; Hugo {results.Hugo ?? "absent"}; Node {results.Node ?? "absent"}.\n");
        text.Append(machine.Disk == "tmpfs" ? "On this file system folders take no room of their own; in “on disk” each is counted as 4 KiB, as a disk would.\n" : "");
        text.Append(options.Program is null ? "No published program was given: the JIT program stood in for it.\n" : "");
        text.Append("""

            ## To repeat it

                dotnet publish src/Publisher.Cli -p:PublishProfile=native
                dotnet run -c Release --project tests/Publisher.Benchmarks -- compare \
                    --program src/Publisher.Cli/bin/native/*/publisher-*/publisher --awards 10000,100000 --scale --write
                dotnet run -c Release --project tests/Publisher.Benchmarks -- micro

            Hugo (Debian's `hugo`) and Node are used where they are installed. `--folder` says on which disk; 100,000 awards take some 5 GB there.


            """.ReplaceLineEndings("\n"));
        var kept = before?.IndexOf(KeptFrom, StringComparison.Ordinal) ?? -1;
        return text.Append(kept >= 0 ? before![kept..] : KeptFrom + "\n").ToString();
    }

    private static void Lines(StringBuilder text, IEnumerable<FigureRow> rows)
    {
        foreach (var row in rows)
        {
            text.Append(row.ToMarkdown());
        }
        text.Append('\n');
    }
}
