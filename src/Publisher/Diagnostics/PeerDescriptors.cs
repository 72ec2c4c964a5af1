using System.Collections.Immutable;

namespace Publisher.Diagnostics;

/// <summary>PUB0900–0909: what is kept of peers in content/peers/. Warnings all: what does not hold is left out, and hinders nobody else.</summary>
public static class PeerDescriptors
{
    /// <summary>A listed peer without a snapshot. {0} peer.</summary>
    public static DiagnosticDescriptor NothingPulled { get; } = new("PUB0900", Severity.Warning,
        "'{0}' is listed as a peer, and nothing of it is here yet",
        "pull it: publisher sync {0}");

    /// <summary>A folder of nobody. {0} folder, {1} name.</summary>
    public static DiagnosticDescriptor NotListed { get; } = new("PUB0901", Severity.Warning,
        "{0} is of no peer that site.config.yml lists, so nothing in it is used",
        "delete the folder if you parted, or list the peer again: publisher peer add URL --name {1}");

    /// <summary>A snapshot whose rules do not hold. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor SnapshotRefused { get; } = new("PUB0902", Severity.Warning,
        "nothing of the peer '{0}' is used, because its rules do not hold here: {1}",
        "pull it anew: publisher sync {0}; if the pin is wrong, compare the six words with the peer again");

    /// <summary>One document that does not hold. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor LeftOut { get; } = new("PUB0903", Severity.Warning,
        "this file of the peer '{0}' is left out: {1}",
        "pull it anew: publisher sync {0}; nobody edits these files by hand");

    /// <summary>A person's award that may not be kept. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor NotToBeKept { get; } = new("PUB0904", Severity.Warning,
        "this award by the peer '{0}' is left out, because {1}",
        "sync takes it away by itself: publisher sync {0}; who wants it shown says so on their page, 'awardsFrom: [{0}]', and the badge needs a treaty");

    /// <summary>Two good successors of one version. {0} peer, {1} version.</summary>
    public static DiagnosticDescriptor Forked { get; } = new("PUB0905", Severity.Warning,
        "the rules of the peer '{0}' have forked: two texts of version {1} are both signed as they have to be, so no award or endorsement of it is used",
        "talk to its people; once they have settled which one holds, list the peer anew with publisher peer add and delete this folder");

    /// <summary>A peer whose last pull was refused. {0} peer, {1} reason.</summary>
    public static DiagnosticDescriptor Refused { get; } = new("PUB0906", Severity.Warning,
        "the last pull of the peer '{0}' was refused: {1}; what is here is the last good copy",
        "ask its people what happened, then pull it again: publisher sync {0}");

    /// <summary>All of this area.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NothingPulled, NotListed, SnapshotRefused, LeftOut, NotToBeKept, Forked, Refused];
}
