using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Status;
using Publisher.Templates;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Incremental;

/// <summary>A small guild that goes on living: what people do to its files, honestly signed. Each says false when there is nothing to do it to.</summary>
internal static class LivingGuild
{
    public const string Ada = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000001";
    public const string Ben = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002";
    private const string Notes = "content/evidence/" + SignedSite.HandsId + "/notes.txt";
    private const string HandsProofs = "content/awards/2026/" + SignedSite.HandsId + ".proofs/m2.json";

    /// <summary>Three badges and one nobody has; eight awards to three people and two who have no page; a page of its own.</summary>
    public static SignedSite Found()
    {
        var site = SignedSite.Minimal();
        site.Unsign();
        foreach (var slug in (string[])["knots", "sails"])
        {
            site[$"content/badges/{slug}.md"] = $"---\nname: The {slug}\ndescription: What is done with {slug}\noutcomes: [Does it well]\n---\n\nDoes it, *twice*.\n";
            site.Write($"content/badges/{slug}.svg", site.Files["content/badges/first-light.svg"]);
            site.Write($"content/badges/{slug}.png", site.Files["content/badges/first-light.png"]);
        }
        site["content/pages/visit.md"] = "---\ntitle: Visit\n---\n\nCome in.\n";
        var authority = site.Authority();
        authority = authority with { Rules = [.. authority.Rules, new() { Badges = ["knots"], Signers = new(null, ["m1", "m2"], null) }] };
        site.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(authority), SignedSite.Begin, authority.Issuer, SignedSite.Ada));
        site.SignList(SignedSite.Ada);
        site.SignAwards();
        string[] holders = [SignedSite.Wren, Ben, Ada, "https://social.example/@robin", "urn:uuid:0a0a0a0a-0000-4000-8000-00000000000f", SignedSite.Wren];
        for (var i = 0; i < holders.Length; i++)
        {
            var (holder, day) = (holders[i], i);
            site.Award(i % 2 == 0 ? "knots" : "first-light", Id(i), 20 + i, draft => draft with { HolderId = holder, AwardedDate = draft.AwardedDate.AddDays(day) }, signer: holder == Ada ? SignedSite.Ben : SignedSite.Ada);
        }
        return site;
    }

    /// <summary>An award's id.</summary>
    public static string Id(int number) => "paper" + string.Concat(Enumerable.Range(0, 11).Select(at => (char)('a' + (at < 9 ? 0 : at == 9 ? number / 26 : number % 26))));

    /// <summary>Everything that is done, by name.</summary>
    public static ImmutableArray<(string Name, Func<SignedSite, Random, bool> Do)> Edits { get; } =
    [
        ("a bio", (site, random) => Append(site, Member(site, random), $"And {random.Next()}.\n")),
        ("a bio with a link", (site, random) => Append(site, Member(site, random), random.Next(2) == 0 ? "[The newest](/awards/#year-2026).\n" : "[Come](/visit/).\n")),
        ("a person's name", (site, random) => Line(site, Member(site, random), "name", $"{(char)('A' + random.Next(26))}. Mason")),
        ("a person's picture", (site, random) => Toggle(site, Member(site, random).Replace(".md", ".png", StringComparison.Ordinal), site.Files["content/badges/two-hands.png"])),
        ("a person hides an award", (site, _) => Line(site, "content/members/wren.md", "hidden", site.Files.GetValueOrDefault("content/members/wren.md") is { } page && System.Text.Encoding.UTF8.GetString(page).Contains("hidden: [l", StringComparison.Ordinal) ? "[]" : $"[{SignedSite.LightId}]")),
        ("a person says something of an award", (site, random) => Line(site, "content/members/wren.md", "stack", $"[{{award: {SignedSite.HandsId}, note: Number {random.Next()}}}]")),
        ("a person comes", (site, random) => Add(site, $"content/members/guest-{random.Next(3)}.md", $"---\nname: Guest\nid: urn:uuid:0a0a0a0a-0000-4000-8000-1{random.Next(100_000_000):D11}\n---\n")),
        ("a person goes", (site, random) => Take(site, site.Files.Keys.Where(p => p.StartsWith("content/members/", StringComparison.Ordinal)), random)),
        ("the holder of a profile gets a page", (site, _) => Add(site, "content/members/robin.md", "---\nname: Robin\nid: https://social.example/@robin\n---\n")),
        ("a badge nobody has", (site, random) => Append(site, "content/badges/sails.md", $"Or {random.Next()} times.\n")),
        ("a badge in use, without a new version", (site, _) => Append(site, "content/badges/knots.md", "More.\n")),
        ("a new version of a badge", (site, random) => Line(site, "content/badges/knots.md", "version", $"\"2.{random.Next(9)}\"") && Line(site, "content/badges/knots.md", "description", $"What is done {random.Next(9)} times")),
        ("whether evidence is required", (site, random) => Line(site, "content/badges/knots.md", "evidence", random.Next(2) == 0 ? "required" : "optional")),
        ("a badge's design", (site, random) => Line(site, "content/badges/sails.md", "tags", $"[t{random.Next(9)}]")),
        ("the title", (site, random) => Line(site, "site.config.yml", "title", $"Guild {random.Next(9)}")),
        ("the tagline", (site, random) => Line(site, "site.config.yml", "tagline", $"Line {random.Next(9)}")),
        ("the contact", (site, random) => Line(site, "site.config.yml", "contact", random.Next(2) == 0 ? "hello@minimal.example" : "https://minimal.example/hello")),
        ("the accent", (site, random) => Line(site, "site.config.yml", "theme", random.Next(2) == 0 ? "{accent: moss}" : "{accent: plum}")),
        ("the host", (site, random) => Line(site, "site.config.yml", "host", random.Next(2) == 0 ? "github-pages" : "plain")),
        ("who bakes images", (site, random) => Line(site, "site.config.yml", "images", random.Next(2) == 0 ? "{baking: hosted}" : "{baking: off}")),
        ("the fediverse", (site, random) => Line(site, "site.config.yml", "fediverse", random.Next(2) == 0 ? "{handle: badges}" : "{handle: badges, audience: public, hashtags: [badges]}")),
        ("the outbox grows", (site, random) => Tell(site, Id(random.Next(8)))),
        ("a page", (site, random) => Append(site, "content/pages/visit.md", $"Or come {random.Next()}.\n")),
        ("a further page", (site, random) => Toggle(site, $"content/pages/rules-{random.Next(2)}.md", "---\ntitle: House rules\n---\n\nSweep.\n"u8.ToArray())),
        ("a page goes", (site, random) => Take(site, site.Files.Keys.Where(p => p.StartsWith("content/pages/", StringComparison.Ordinal)), random)),
        ("a skill", (site, _) => Toggle(site, "content/skills/craft.md", "---\nname: Craft\ndescription: Does it well\n---\n"u8.ToArray())),
        ("a skill is called otherwise", (site, random) => Line(site, "content/skills/craft.md", "name", $"Craft {random.Next(9)}")),
        ("the page about the guild", (site, _) => Toggle(site, "content/pages/about.md", "---\ntitle: About\n---\n\nUs.\n"u8.ToArray())),
        ("a template", (site, random) => Template(site, random.Next(2) == 0 ? "lines.html" : "award.html", random)),
        ("a style", (site, random) => Template(site, "site.css", random)),
        ("an award", (site, random) => Award(site, random, 6 + random.Next(20))),
        ("an award made again", (site, random) => Award(site, random, random.Next(6))),
        ("an award goes", (site, random) => Take(site, site.Files.Keys.Where(p => p.Contains("/paper", StringComparison.Ordinal)), random)),
        ("an award is altered", (site, random) => Alter(site, random)),
        ("a proof file comes", (site, random) => Cosign(site, Id(random.Next(6)))),
        ("a proof file goes", (site, random) => Take(site, site.Files.Keys.Where(p => p.Contains(".proofs/m2", StringComparison.Ordinal)), random)),
        ("evidence with its award", (site, random) => Hands(site, random.Next())),
        ("evidence alone", (site, random) => site.Files.ContainsKey(Notes) && Append(site, Notes, $"{random.Next()}\n")),
        ("evidence nobody names", (site, _) => Toggle(site, "content/evidence/" + SignedSite.HandsId + "/other.txt", "Kept.\n"u8.ToArray())),
        ("an authority version", (site, random) => Amend(site, random)),
        ("an award is taken back", (site, random) => TakeBack(site, Id(random.Next(6)), random.Next(2) == 0 ? StatusAction.Revoke : StatusAction.Withdraw)),
        ("a withdrawn award goes", (site, _) => Bury(site)),
        ("a decision goes", (site, random) => Take(site, site.Files.Keys.Where(p => p.StartsWith(DecisionFile.Folder, StringComparison.Ordinal)), random)),
        ("a status list", (site, random) => Sign(site, random.Next(4) == 0 ? SignedSite.Mallory : random.Next(2) == 0 ? SignedSite.Ada : SignedSite.Ben)),
    ];

    /// <summary>Does one thing.</summary>
    public static bool Do(SignedSite site, string name, int seed = 1) => Edits.Single(e => e.Name == name).Do(site, new(seed));

    private static string Member(SignedSite site, Random random) =>
        Any(site.Files.Keys.Where(p => p.StartsWith("content/members/", StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal)), random) ?? "content/members/none.md";

    private static string? Any(IEnumerable<string> paths, Random random) => paths.ToList() is { Count: > 0 } all ? all[random.Next(all.Count)] : null;

    // What happened gets a place in the outbox, whatever becomes of it later.
    private static bool Tell(SignedSite site, string id)
    {
        var line = new OutboxEntry(SignedSite.Begin, OutboxKind.Create, id).Line;
        var told = site.Files.ContainsKey(OutboxFile.Path) ? site[OutboxFile.Path] : "";
        if (told.Contains(id, StringComparison.Ordinal))
        {
            return false;
        }
        site[OutboxFile.Path] = told + line;
        return true;
    }

    private static bool Add(SignedSite site, string path, string text)
    {
        if (site.Files.ContainsKey(path))
        {
            return false;
        }
        site[path] = text;
        return true;
    }

    private static bool Append(SignedSite site, string path, string text)
    {
        if (!site.Files.ContainsKey(path))
        {
            return false;
        }
        site[path] += "\n" + text;
        return true;
    }

    /// <summary>Sets a key of a YAML file or of front matter.</summary>
    private static bool Line(SignedSite site, string path, string key, string value)
    {
        if (!site.Files.ContainsKey(path))
        {
            return false;
        }
        List<string> lines = [.. site[path].Split('\n')];
        var at = lines.FindIndex(l => l.StartsWith(key + ":", StringComparison.Ordinal));
        if (at >= 0)
        {
            lines[at] = $"{key}: {value}";
        }
        else
        {
            lines.Insert(lines[0] == "---" ? 1 : 0, $"{key}: {value}");
        }
        site[path] = string.Join('\n', lines);
        return true;
    }

    private static bool Toggle(SignedSite site, string path, byte[] bytes)
    {
        if (site.Files.ContainsKey(path))
        {
            site.Remove(path);
        }
        else
        {
            site.Write(path, bytes);
        }
        return true;
    }

    private static bool Take(SignedSite site, IEnumerable<string> from, Random random)
    {
        if (Any(from, random) is not { } path)
        {
            return false;
        }
        site.Remove(path);
        return true;
    }

    private static bool Template(SignedSite site, string name, Random random)
    {
        if (random.Next(2) == 0 && site.Files.ContainsKey("templates/" + name))
        {
            site.Remove("templates/" + name);
            return true;
        }
        site.Write("templates/" + name, [.. TemplateSet.BuiltIn(name).Span, .. System.Text.Encoding.UTF8.GetBytes(name.EndsWith(".css", StringComparison.Ordinal) ? $"/* {random.Next()} */\n" : $"<p>{random.Next()}</p>\n")]);
        return true;
    }

    private static bool Award(SignedSite site, Random random, int number)
    {
        if (!site.Files.ContainsKey("content/authority/1.json"))
        {
            return false;
        }
        var (years, holder, words) = (random.Next(3) == 0 ? 1 : 0, random.Next(3), random.Next(1000));
        site.Award(random.Next(2) == 0 ? "knots" : "first-light", Id(number), 20 + number, draft => draft with
        {
            HolderId = holder == 0 ? SignedSite.Wren : holder == 1 ? Ben : $"urn:uuid:0a0a0a0a-0000-4000-8000-{words:D12}",
            AwardedDate = draft.AwardedDate.AddYears(years).AddDays(words % 30),
            Narrative = $"For {words} reasons.",
        });
        return true;
    }

    private static bool Alter(SignedSite site, Random random)
    {
        if (Any(site.Files.Keys.Where(p => p.StartsWith("content/awards/", StringComparison.Ordinal) && !p.Contains(".proofs/", StringComparison.Ordinal)), random) is not { } path)
        {
            return false;
        }
        var bytes = (byte[])site.Files[path].Clone();
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(7));
        site.Write(path, bytes);
        return true;
    }

    private static bool Cosign(SignedSite site, string id)
    {
        if (!site.Files.ContainsKey(SignedSite.PathOf(id)))
        {
            return false;
        }
        try
        {
            site.Cosign(id, "m2", SignedSite.Ben);
            return true;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Hands(SignedSite site, int words)
    {
        if (!site.Files.ContainsKey(Notes) || !site.Files.ContainsKey("content/authority/1.json"))
        {
            return false;
        }
        site[Notes] = $"We held the bench {words} times.\n";
        site.Award("two-hands", SignedSite.HandsId, 8, draft => draft with
        {
            Evidence = [new() { Name = "Notes", Id = $"https://minimal.example/evidence/{SignedSite.HandsId}/notes.txt", DigestSri = Sri.Of(site.Files[Notes]), MediaType = "text/plain" }],
        });
        if (site.Files.ContainsKey(HandsProofs))
        {
            site.Cosign(SignedSite.HandsId, "m2", SignedSite.Ben);
        }
        return true;
    }

    private static bool Amend(SignedSite site, Random random)
    {
        if (site.Files.ContainsKey("content/authority/2.json"))
        {
            site.Remove("content/authority/2.json");
            return true;
        }
        var draft = site.Authority() with
        {
            Version = 2,
            Previous = new(1, Sri.Of(site.Files["content/authority/1.json"])),
            ValidFrom = SignedSite.Begin.AddDays(60 + random.Next(5)),
            Rules = [.. site.Authority().Rules, new() { Badges = ["knots", "sails"], Signers = random.Next(2) == 0 ? new("steward", [], null) : new(null, [], "first-light") }],
        };
        site.Write("content/authority/2.json", SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada));
        return true;
    }

    private static bool TakeBack(SignedSite site, string id, StatusAction action)
    {
        if (!site.Files.ContainsKey(SignedSite.PathOf(id)) || !site.Files.ContainsKey("content/authority/1.json"))
        {
            return false;
        }
        try
        {
            site.Decide(id, action);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return false;
        }
        var decided = site.Files.Keys.Where(p => p.StartsWith(DecisionFile.Folder, StringComparison.Ordinal)).ToList();
        site.SignList(SignedSite.Ada, [.. Enumerable.Range(0, 26).Where(n => decided.Any(p => p.Contains(Id(n), StringComparison.Ordinal))).Select(n => 20 + n)]);
        return true;
    }

    private static bool Bury(SignedSite site)
    {
        var number = Enumerable.Range(0, 26).FirstOrDefault(n => site.Files.ContainsKey(SignedSite.DecisionPath(Id(n), StatusAction.Withdraw)) && site.Files.ContainsKey(SignedSite.PathOf(Id(n))), -1);
        if (number < 0)
        {
            return false;
        }
        site.Bury(Id(number), 20 + number, number % 2 == 0 ? 2 : 1);
        return true;
    }

    private static bool Sign(SignedSite site, FixtureSigner signer)
    {
        site.SignList(signer);
        return true;
    }
}
