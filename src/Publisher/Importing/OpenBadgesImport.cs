using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Diagnostics;

namespace Publisher.Importing;

/// <summary>
/// Finds badges, awards and issuers in JSON, wherever they stand in it: alone, in lists, inside one another, or inside whatever a platform wraps an export in.
/// Open Badges 2.0 (1EdTech "Open Badges v2.0" §4), 3.0 (§B.1), and the same things as Badgr's own interface names them.
/// </summary>
internal sealed class OpenBadgesImport(DiagnosticBag diagnostics)
{
    private readonly ImmutableArray<ImportedBadge>.Builder badges = ImmutableArray.CreateBuilder<ImportedBadge>();
    private readonly ImmutableArray<ImportedAward>.Builder awards = ImmutableArray.CreateBuilder<ImportedAward>();
    private readonly ImmutableArray<ImportedIssuer>.Builder issuers = ImmutableArray.CreateBuilder<ImportedIssuer>();
    private bool isKnown;

    /// <summary>What was found.</summary>
    public ImportedContent Content => new()
    {
        Badges = [.. badges.DistinctBy(b => b.Ids.FirstOrDefault() ?? b.Location.ToString(), StringComparer.Ordinal)],
        Awards = awards.ToImmutable(),
        Issuers = [.. issuers.DistinctBy(i => i.Name, StringComparer.Ordinal)],
        IsKnown = isKnown,
    };

    /// <summary>Takes a value and all that is in it.</summary>
    public void Take(ImportNode node)
    {
        if (node.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.Items())
            {
                Take(item);
            }
        }
        else if (node.Value.ValueKind == JsonValueKind.Object)
        {
            TakeObject(node);
        }
    }

    private void TakeObject(ImportNode node)
    {
        if (node.IsOfType("BadgeClass"))
        {
            Badge(node, new ImportedBadgeClass(node, diagnostics).Read());
            TakeIssuer(node["issuer"]);
        }
        else if (node.IsOfType("Achievement"))
        {
            Badge(node, new ImportedBadgeClass(node, diagnostics).ReadAchievement());
            TakeIssuer(node["creator"]);
        }
        else if (node.IsOfType("Assertion", "BadgeInstance"))
        {
            isKnown = true;
            awards.Add(ImportedAssertion.Read(node));
            TakeIn(node, "badge", "badgeclass");
        }
        else if (node.IsOfType("AchievementCredential", "OpenBadgeCredential"))
        {
            isKnown = true;
            awards.Add(ImportedAssertion.ReadCredential(node));
            TakeIn(node["credentialSubject"], "achievement");
            TakeIssuer(node["issuer"]);
        }
        else
        {
            TakeIssuer(node);
            foreach (var (_, inside) in node.Members().Where(m => m.Name is not ("@context" or "proof")))
            {
                Take(inside);
            }
        }
    }

    private void TakeIn(ImportNode? node, params ReadOnlySpan<string> members)
    {
        if (node?.First(members) is { } inside)
        {
            Take(inside);
        }
    }

    private void Badge(ImportNode node, ImportedBadge? badge)
    {
        isKnown = true;
        if (badge is not null)
        {
            badges.Add(badge);
        }
        // A platform's export may keep a badge's awards inside the badge.
        TakeIn(node, "assertions", "badgeInstances");
    }

    private void TakeIssuer(ImportNode? node)
    {
        if (node is not null && node.IsOfType("Issuer", "Profile"))
        {
            isKnown = true;
            if (node.TextOf("name") is { } name)
            {
                issuers.Add(new(name, node.TextOf("url"), node.Place));
            }
        }
    }
}
