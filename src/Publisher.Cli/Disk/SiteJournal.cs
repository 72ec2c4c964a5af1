using System.Collections.Immutable;
using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>
/// Brings a few staged files into a large site file by file, so that a kill in between is made good by the next run (docs/adr/0007). Everything
/// the steps need lies on the disk, flushed, before the first is taken, and each may be taken twice.
/// <code>
/// ( "+" | "~" | "-" ) path zero-byte …            sealed (<see cref="SealedState"/>): nobody else's journal is ever followed
/// </code>
/// </summary>
internal sealed class SiteJournal
{
    private const string Purpose = "publisher journal 1";

    private readonly ImmutableArray<JournalStep> steps;
    private readonly Action<string>? reach;

    private SiteJournal(ImmutableArray<JournalStep> steps, Action<string>? reach) => (this.steps, this.reach) = (steps, reach);

    /// <summary>Writes a journal; null where there is no sealing, and so no journal either.</summary>
    internal static SiteJournal? Begin(string path, string output, SealedState state, IEnumerable<JournalStep> steps, Action<string>? reach)
    {
        ImmutableArray<JournalStep> ordered = [.. steps.OrderBy(s => s.Rank).ThenBy(s => Encoding.UTF8.GetString(s.Path), StringComparer.Ordinal)];
        var isWritten = state.Save(path, Purpose, SealedState.BindingOf(output), stream => Write(stream, ordered), flush: true);
        if (isWritten)
        {
            NativeDisk.FlushFolder(Path.GetDirectoryName(path)!);
        }
        return isWritten ? new(ordered, reach) : null;
    }

    /// <summary>The journal of a killed build; null when there is none, or it is not this output's.</summary>
    internal static SiteJournal? Find(string path, string output, SealedState state, Action<string>? reach)
    {
        var content = File.Exists(path) && Directory.Exists(output) ? state.Load(path, Purpose, SealedState.BindingOf(output)).Span : [];
        if (content.IsEmpty)
        {
            return null;
        }
        var steps = ImmutableArray.CreateBuilder<JournalStep>();
        while (content.Length > 0)
        {
            var end = content.IndexOf((byte)0);
            steps.Add(new((JournalAct)content[0], content[1..end].ToArray()));
            content = content[(end + 1)..];
        }
        return new(steps.ToImmutable(), reach);
    }

    /// <summary>Takes all steps that were not taken.</summary>
    /// <param name="stage">Where the staged files are.</param>
    /// <param name="output">The site.</param>
    /// <param name="path">The journal's file, which goes when it is done, or undone.</param>
    /// <exception cref="IOException">The disk refused. While files were being added: the old site stands, and there is no journal any more.</exception>
    internal void Apply(DiskFolder stage, DiskFolder output, string path)
    {
        var added = steps.TakeWhile(s => s.Act == JournalAct.Add).ToList();
        try
        {
            added.ForEach(s => Move(s, stage, output));
        }
        catch (IOException)
        {
            // A folder may need room on the disk for a new name. Nothing links to what was added yet.
            File.Delete(path);
            added.ForEach(s => Remove(s.Path, output));
            throw;
        }
        foreach (var step in steps[added.Count..])
        {
            if (step.Act == JournalAct.Replace)
            {
                Move(step, stage, output);
            }
            else
            {
                reach?.Invoke("remove " + Encoding.UTF8.GetString(step.Path));
                Remove(step.Path, output);
            }
        }
        reach?.Invoke("journal done");
        File.Delete(path);
    }

    private void Move(JournalStep step, DiskFolder stage, DiskFolder output)
    {
        reach?.Invoke("move " + Encoding.UTF8.GetString(step.Path));
        var path = DiskPath.Of(step.Path);
        output.MakeFolders(path.Folder);
        // What is not staged any more was moved before the kill.
        stage.TryMove(path, output);
    }

    private static void Remove(byte[] file, DiskFolder output)
    {
        var path = DiskPath.Of(file);
        output.Remove(path);
        for (var folder = path.Folder; !folder.IsEmpty && output.TryRemoveFolder(DiskPath.Of(folder)); folder = DiskPath.Of(folder).Folder)
        {
        }
    }

    private static void Write(Stream stream, ImmutableArray<JournalStep> steps)
    {
        foreach (var step in steps)
        {
            stream.WriteByte((byte)step.Act);
            stream.Write(step.Path);
            stream.WriteByte(0);
        }
    }
}
