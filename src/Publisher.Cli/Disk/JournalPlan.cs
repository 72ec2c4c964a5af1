using System.Text;

namespace Publisher.Cli.Disk;

/// <summary>
/// Plans how staged files get into a site file by file. There is no such plan where a folder would take a file's place or a file a folder's,
/// where the site's folders hold links, or where names differ in capitals alone.
/// </summary>
internal sealed class JournalPlan
{
    private readonly DiskFolder output;
    private readonly HashSet<string> realFolders = new(StringComparer.Ordinal) { "" };
    private readonly HashSet<string> staged = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<JournalStep> steps = [];

    private JournalPlan(DiskFolder output) => this.output = output;

    /// <summary>The steps; null where there is no such plan.</summary>
    /// <param name="stage">Holds the files that are new or changed; null when there are none.</param>
    /// <param name="output">The site.</param>
    /// <param name="table">Says which of its files stay.</param>
    /// <param name="anyRemoved">Whether some do not.</param>
    internal static List<JournalStep>? Of(DiskFolder? stage, DiskFolder output, OutputTable table, bool anyRemoved)
    {
        var plan = new JournalPlan(output);
        var files = new FewFiles();
        stage?.Walk(files, withStatus: false);
        if (!files.Paths.All(plan.TryPlace))
        {
            return null;
        }
        if (anyRemoved)
        {
            var gone = new FewFiles(table);
            output.Walk(gone, withStatus: false);
            if (!gone.Paths.All(plan.TryRemove))
            {
                return null;
            }
        }
        return plan.steps;
    }

    private bool TryPlace(byte[] file)
    {
        var path = DiskPath.Of(file);
        staged.Add(path.ToString());
        if (!IsRealFolder(path.Folder))
        {
            return false;
        }
        var isThere = output.TryStatus(path, out var status);
        steps.Add(new(isThere ? JournalAct.Replace : JournalAct.Add, file));
        return !isThere || status.Kind == EntryKind.File;
    }

    private bool TryRemove(byte[] file)
    {
        steps.Add(new(JournalAct.Remove, file));
        return !staged.Contains(Encoding.UTF8.GetString(file));
    }

    // A folder that is there and no link, with all above it; or one that is not there yet.
    private bool IsRealFolder(ReadOnlySpan<byte> folder)
    {
        if (realFolders.Contains(Encoding.UTF8.GetString(folder)))
        {
            return true;
        }
        var path = DiskPath.Of(folder);
        return IsRealFolder(path.Folder)
            && (!output.TryStatus(path, out var status) || status.Kind == EntryKind.Folder)
            && realFolders.Add(path.ToString());
    }
}
