using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB06xx: what a change may not do to what is there already, by the rules of what is there.</summary>
public static class ChangeDescriptors
{
    /// <summary>A file that has a say in what is checked, made and published. {0} new, changed or gone; {1} which part of it, or nothing.</summary>
    public static DiagnosticDescriptor GuardedFile { get; } = new("PUB0601", Severity.Warning,
        "this file has a say in how the site is checked, made and published, and it is {0}{1}",
        "look at this before anything else: what it lets through, no check can see");

    /// <summary>Git would change bytes. {0} how.</summary>
    public static DiagnosticDescriptor BytesNotKept { get; } = new("PUB0602", Severity.Error,
        "git would no longer keep the files of content/ as they were signed: {0}",
        "let .gitattributes say 'content/** -text' and nothing else of content/, and let no file of that name lie in content/");

    /// <summary>Another address. {0} before, {1} after.</summary>
    public static DiagnosticDescriptor IdentityChanged { get; } = new("PUB0603", Severity.Error,
        "the site's address is to become '{1}', but '{0}' is part of everything the guild has signed",
        "set baseUrl back to '{0}'; the site can be served elsewhere as a copy with 'publisher build --base-url'");

    /// <summary>A page that becomes another person's. {0} handle, {1} the id before, {2} the id after.</summary>
    public static DiagnosticDescriptor PageOfAnother { get; } = new("PUB0604", Severity.Warning,
        "the page @{0} becomes another person's: it was of '{1}', and is to be of '{2}'",
        "awards are shown under the page of their holder's id; ask the person whose page it is before you merge");

    /// <summary>A signed file that was edited. {0} what it is, {1} how it was changed, {2} what it is compared with, {3} path.</summary>
    public static DiagnosticDescriptor SignedFileChanged { get; } = new("PUB0610", Severity.Error,
        "this {0} was {1}; what is on {2} never changes",
        "bring it back with 'git checkout {2} -- {3}'");

    /// <summary>A signed file that is gone. {0} what it is, {1} what it is compared with, {2} what would let it go.</summary>
    public static DiagnosticDescriptor SignedFileRemoved { get; } = new("PUB0611", Severity.Error,
        "this {0} is on {1} and is gone here",
        "bring it back with 'git checkout {1} -- {3}'; {2}");

    /// <summary>A signed file in another place. {0} what it is, {1} where it was.</summary>
    public static DiagnosticDescriptor SignedFileMoved { get; } = new("PUB0612", Severity.Error,
        "this {0} was moved here from {1}; what is signed stays in its place",
        "move it back to {1}");

    /// <summary>More than one step. {0} the version, {1} what it is compared with, {2} the newest version there.</summary>
    public static DiagnosticDescriptor AuthorityStep { get; } = new("PUB0613", Severity.Error,
        "version {0} of the rules is more than one step from version {2}, the newest that holds on {1}",
        "merge one version at a time: each is signed by the people of the one before");

    /// <summary>Made under rules that are not those of the base. {0} award or decision, {1} its version, {2} what it is compared with, {3} the newest version there, {4} what that version asks, {5} what to do.</summary>
    public static DiagnosticDescriptor OtherRules { get; } = new("PUB0614", Severity.Error,
        "this {0} is signed under version {1} of the rules, and the newest that holds on {2} is version {3}: {4}",
        "{5}");

    /// <summary>An award that leans on a change of its badge. {0} badge, {1} what it leans on.</summary>
    public static DiagnosticDescriptor LeansOnBadgeChange { get; } = new("PUB0615", Severity.Error,
        "this award is only good because the same change alters its badge '{0}': {1}",
        "merge the badge first, for others to see; then make the award");

    /// <summary>Nothing to judge by. {0} what it is compared with, {1} its first error.</summary>
    public static DiagnosticDescriptor BaseNotGood { get; } = new("PUB0616", Severity.Error,
        "the rules on {0} do not hold, so nothing can be judged by them: {1}",
        "mend {0} first; to judge by an older commit that was good, name that: 'publisher check --against COMMIT'");

    /// <summary>The outbox in another order. {0} what it is compared with, {1} path.</summary>
    public static DiagnosticDescriptor OutboxRewritten { get; } = new("PUB0620", Severity.Error,
        "from this line on, the outbox is not as it is on {0}; what was published once keeps its place, and new lines go to the end",
        "bring it back with 'git checkout {0} -- {1}', then run 'publisher outbox'");

    /// <summary>A new line of the outbox that is not so. {0} the line.</summary>
    public static DiagnosticDescriptor OutboxUntrue { get; } = new("PUB0621", Severity.Error,
        "'{0}' tells of something that did not happen here, or of another moment",
        "take the new lines out and run 'publisher outbox', which writes what is so");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        GuardedFile, BytesNotKept, IdentityChanged, PageOfAnother, SignedFileChanged, SignedFileRemoved, SignedFileMoved, AuthorityStep, OtherRules, LeansOnBadgeChange, BaseNotGood, OutboxRewritten, OutboxUntrue,
    ];
}
