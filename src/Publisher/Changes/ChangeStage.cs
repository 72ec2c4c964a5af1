using System.Collections.Immutable;
using Publisher.Diagnostics;

namespace Publisher.Changes;

/// <summary>
/// Judges what a change comes to by what was there before it. Both sides were verified on their own, by one and the same program; here they are laid side by side: what
/// is signed is only added to, by the rules that held before. No history, author or time is read, so what counts is the same whoever asks, and whenever.
/// </summary>
public static class ChangeStage
{
    /// <summary>Judges it.</summary>
    /// <param name="before">What the change is to be merged into.</param>
    /// <param name="after">What comes of merging it.</param>
    /// <param name="name">What <paramref name="before"/> is called, for words: <c>main</c>.</param>
    public static ChangeReport Judge(ChangeSide before, ChangeSide after, string name)
    {
        var found = new DiagnosticBag();
        GuardedFilesRule.Check(before, after, found);
        if (!before.Tree.Under("content/authority/").Any())
        {
            // A directory has no rules, and never founds anything.
            return new() { Diagnostics = Sorted(found, before, after), IsFounding = after.Result.Verified is not { IsDirectory: true } };
        }
        if (before.Result.Verified is null)
        {
            var first = before.Result.Diagnostics.FirstOrDefault(d => d.Descriptor.Severity == Severity.Error);
            found.Add(ChangeDescriptors.BaseNotGood, first?.Location ?? new("content/authority/1.json"), name, first?.Message ?? "they cannot be read");
            return new() { Diagnostics = Sorted(found, before, after) };
        }
        SignedFilesRule.Check(before, after, name, found);
        NewSignaturesRule.Check(before, after, name, found);
        DefinitionsRule.Check(before, after, name, found);
        OutboxRule.Check(before, after, name, found);
        return new() { Diagnostics = Sorted(found, before, after), Notes = ChangeWords.Of(before, after) };
    }

    // First what no check can see through. What there was to remark before, the change is not to blame for; what is an error stays one.
    private static ImmutableArray<Diagnostic> Sorted(DiagnosticBag found, ChangeSide before, ChangeSide after)
    {
        var own = found.ToSorted();
        var known = before.Result.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Warning).Select(Key).ToHashSet();
        var rest = new DiagnosticBag();
        rest.AddRange(own.Where(d => !IsFirst(d)));
        rest.AddRange(after.Result.Diagnostics.Where(d => d.Descriptor.Severity == Severity.Error || !(known.Contains(Key(d)) || IsOfUnchangedPage(d, before, after))));
        return [.. own.Where(IsFirst), .. rest.ToSorted()];
    }

    // What stages after Verify remark is not known of the side before, which went only so far.
    private static bool IsOfUnchangedPage(Diagnostic diagnostic, ChangeSide before, ChangeSide after) =>
        (SiteDescriptors.All.Contains(diagnostic.Descriptor) || InspectionDescriptors.All.Contains(diagnostic.Descriptor) || TemplateDescriptors.All.Contains(diagnostic.Descriptor))
        && before.Tree.Find(diagnostic.Location.Path) is { } old && after.Tree.Find(diagnostic.Location.Path) is { } now && GuardedFilesRule.SameBytes(old, now);

    private static (string Path, string Code, string Message) Key(Diagnostic diagnostic) => (diagnostic.Location.Path, diagnostic.Descriptor.Code, diagnostic.Message);

    private static bool IsFirst(Diagnostic diagnostic) =>
        diagnostic.Descriptor == ChangeDescriptors.GuardedFile || diagnostic.Descriptor == ChangeDescriptors.BytesNotKept || diagnostic.Descriptor == ChangeDescriptors.IdentityChanged
        || diagnostic.Descriptor == ChangeDescriptors.PageOfAnother;
}
