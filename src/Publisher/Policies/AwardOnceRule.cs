using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>An award stands in one file.</summary>
internal static class AwardOnceRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        // In order of paths the files of one year are different; only a second year can repeat an id.
        if (context.Content.Awards is not [var oldest, .., var newest] || Folder(oldest).SequenceEqual(Folder(newest)))
        {
            return;
        }
        // By a hash: of a hundred thousand ids no copies are held. Two ids with one hash are as good as never, and are told apart.
        var seen = new Dictionary<int, AwardFile>(context.Content.Awards.Length);
        List<AwardFile> others = [];
        foreach (var award in context.Content.Awards)
        {
            if (seen.TryAdd(string.GetHashCode(Id(award), StringComparison.Ordinal), award))
            {
                continue;
            }
            if (others.Prepend(seen[string.GetHashCode(Id(award), StringComparison.Ordinal)]).FirstOrDefault(o => Id(o).SequenceEqual(Id(award))) is { } same)
            {
                diagnostics.Add(PolicyDescriptors.AwardTwice, new(award.File.Path), same.File.Path);
            }
            else
            {
                others.Add(award);
            }
        }
    }

    private static ReadOnlySpan<char> Id(AwardFile award) => AwardFile.IdOf(award.File.Path);

    private static ReadOnlySpan<char> Folder(AwardFile award) => award.File.Path.AsSpan(0, award.File.Path.LastIndexOf('/'));
}
