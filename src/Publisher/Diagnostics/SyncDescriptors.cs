using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0910–0919: what <c>publisher peer add</c> and <c>publisher sync</c> find when they read a peer's site.</summary>
public static class SyncDescriptors
{
    /// <summary>A peer that could not be read. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor NotReached { get; } = new("PUB0910", Severity.Error,
        "the peer '{0}' could not be read: {1}",
        "nothing is lost, the last good copy stays; try again later, and ask its people if it lasts");

    /// <summary>recognition.json that says what it must not. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor NotAPeer { get; } = new("PUB0911", Severity.Error,
        "what stands at this address is not the recognition.json of '{0}': {1}",
        "check the address; if it is right, the peer's people have to build their site anew");

    /// <summary>Other first rules than those pinned. {0} peer, {1} found, {2} pinned.</summary>
    public static DiagnosticDescriptor OtherPin { get; } = new("PUB0912", Severity.Error,
        "the peer '{0}' shows other first rules than those you pinned: {1}, and pinned is {2}",
        "somebody else may be answering: call the peer's people and compare the six words before you change the pin");

    /// <summary>Rules that do not hold. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor RulesRefused { get; } = new("PUB0913", Severity.Error,
        "the rules of the peer '{0}' do not hold: {1}",
        "nothing is lost, the last good copy stays; tell the peer's people");

    /// <summary>Older rules than before. {0} peer, {1} found, {2} seen before.</summary>
    public static DiagnosticDescriptor RolledBack { get; } = new("PUB0914", Severity.Error,
        "the peer '{0}' shows version {1} of its rules as the newest, and it had shown version {2} before",
        "the last good copy stays and what it shows now is kept as evidence; ask its people whether an old copy of their site was put up");

    /// <summary>Two texts of one version. {0} peer, {1} version.</summary>
    public static DiagnosticDescriptor Fork { get; } = new("PUB0915", Severity.Error,
        "the peer '{0}' shows another text of version {1} of its rules than it had shown before",
        "both are kept as evidence and nothing new is believed; call its people, for one of the two was not meant for everybody");

    /// <summary>One document that was not taken. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor SetAside { get; } = new("PUB0916", Severity.Warning,
        "this document of the peer '{0}' is set aside: {1}",
        "nothing is to be done here; it is asked for again next time, and everything else was taken");

    /// <summary>A limit. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor LimitReached { get; } = new("PUB0917", Severity.Warning,
        "reading the peer '{0}' ended early: {1}",
        "run it again: it goes on where it ended");

    /// <summary>A feed that leads nowhere. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor FeedRefused { get; } = new("PUB0918", Severity.Warning,
        "the feed of the peer '{0}' is not followed further: {1}",
        "what was read of it stays; the peer's people can mend it by building their site anew");

    /// <summary>An award that somebody here endorses, and that does not stand any more. {0} peer, {1} what became of it, {2} endorsement id.</summary>
    public static DiagnosticDescriptor EndorsedAwardGone { get; } = new("PUB0919", Severity.Warning,
        "the award of the peer '{0}' that this endorses was {1} there",
        "its people's pages say so beside the endorsement; whoever endorsed takes it back, if it is not so any more: publisher withdraw {2}");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotReached, NotAPeer, OtherPin, RulesRefused, RolledBack, Fork, SetAside, LimitReached, FeedRefused, EndorsedAwardGone];
}
