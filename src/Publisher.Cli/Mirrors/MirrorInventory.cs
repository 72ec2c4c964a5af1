using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Cli.Mirrors;

/// <summary>What the awards of a copy rest on: their places in status lists, the versions of badges they embed, and the pictures they pin.</summary>
/// <param name="Places">Of each award its id, the address of its list, and its place there.</param>
/// <param name="Versions">Addresses of achievements.</param>
/// <param name="Pictures">Addresses of pictures with the digests that were signed.</param>
internal sealed record MirrorInventory(ImmutableArray<(string Id, string? List, int Index)> Places, ImmutableHashSet<string> Versions, ImmutableDictionary<string, string> Pictures)
{
    /// <summary>Reads every award of a copy, one after another.</summary>
    internal static MirrorInventory Of(SiteContent content)
    {
        var places = ImmutableArray.CreateBuilder<(string, string?, int)>(content.Awards.Length);
        var versions = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var pictures = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in content.Awards)
        {
            // One that cannot be read is told when all of them are judged.
            if (AwardReader.Read(file, new DiagnosticBag()) is not { Credential: var award })
            {
                continue;
            }
            places.Add((file.Id, award.CredentialStatus?.StatusListCredential, award.CredentialStatus?.StatusListIndex ?? 0));
            versions.Add(award.CredentialSubject.Achievement.Id);
            foreach (var pinned in award.RelatedResource.Where(r => r.DigestSri is not null && r.Id.StartsWith(content.Config.BaseUrl + "/badges/", StringComparison.Ordinal)))
            {
                pictures[pinned.Id] = pinned.DigestSri!;
            }
        }
        return new(places.ToImmutable(), versions.ToImmutable(), pictures.ToImmutable());
    }
}
