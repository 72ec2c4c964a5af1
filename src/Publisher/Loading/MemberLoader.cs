using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/members/: people's public pages.</summary>
internal static class MemberLoader
{
    private const string Folder = "content/members/";
    private static readonly ImmutableArray<string> Pictures = [".png", ".jpg", ".svg"];

    public static ImmutableArray<Member> Load(LoadContext context) =>
        context.Each(context.ClaimIn(Folder, ".md"), (file, diagnostics) => Read(context, file, diagnostics));

    private static Member? Read(LoadContext context, SourceFile file, DiagnosticBag diagnostics)
    {
        var handle = LoadContext.Stem(file.Path);
        NameRules.CheckSlug(handle, new(file.Path), isPage: false, diagnostics);
        if (MarkdownFile.Read(file, required: true, diagnostics) is not { Fields: { } map } parts)
        {
            Beside(context, handle);
            return null;
        }
        var fields = new YamlFields(map, "a member", diagnostics);
        var name = fields.RequiredLine("name");
        var id = fields.RequiredLine("id");
        if (id is not null && !StableId.IsValid(id.Value))
        {
            fields.Refuse("id", id, "a did:key, a did:web, an https address or a urn:uuid");
        }
        var links = Links(fields, diagnostics);
        var avatar = Avatar(context, fields, handle, diagnostics);
        var awardsFrom = fields.Lines("awardsFrom");
        foreach (var peer in awardsFrom.Where(p => !NameRules.IsSlug(p.Value)))
        {
            fields.Refuse("awardsFrom", peer, "the name of a peer in site.config.yml");
        }
        var stack = StackLoader.Read(fields, diagnostics);
        fields.Finish();
        MarkdownText.Check(file.Path, parts.Body, parts.BodyLine, MarkdownPlace.Bio, diagnostics);
        return name is null || id is null ? null : new()
        {
            Handle = handle,
            Name = name.Value,
            Id = id.Value,
            IdLocation = id.Location,
            BioMarkdown = parts.Body,
            BioLine = parts.BodyLine,
            Links = links,
            AwardsFrom = [.. awardsFrom.Select(p => p.Value)],
            Stack = stack,
            Avatar = avatar,
            Location = new(file.Path),
        };
    }

    /// <summary>Either keys with values (label: address) or a list of items with <c>label</c> and <c>url</c>.</summary>
    private static ImmutableArray<MemberLink> Links(YamlFields fields, DiagnosticBag diagnostics)
    {
        var links = ImmutableArray.CreateBuilder<MemberLink>();
        switch (fields.Find("links"))
        {
            case null:
                break;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if (entry.Value is YamlScalar url)
                    {
                        Add(entry.Key, url);
                    }
                    else
                    {
                        diagnostics.Add(ContentDescriptors.WrongKind, entry.Value.Location, entry.Key, "an address", entry.Value.Kind);
                    }
                }
                break;
            case YamlList:
                foreach (var item in fields.FieldsList("links"))
                {
                    var (label, url) = (item.RequiredLine("label"), item.RequiredLine("url"));
                    item.Finish();
                    if (label is not null && url is not null)
                    {
                        Add(label.Value, url);
                    }
                }
                break;
            case var other:
                diagnostics.Add(ContentDescriptors.WrongKind, other.Location, "links", "keys with values (label: address)", other.Kind);
                break;
        }
        return links.ToImmutable();

        void Add(string label, YamlScalar url)
        {
            if (LinkRules.IsWhole(url.Value.Trim()))
            {
                links.Add(new(label.Trim(), url.Value.Trim()));
                return;
            }
            var reason = LinkRules.SchemeOf(url.Value) is { } scheme ? $"'{scheme}:' is not a kind of address we link to" : "it is not a whole web address";
            diagnostics.Add(ContentDescriptors.LinkRefused, url.Location, url.Value, reason);
        }
    }

    private static SourceFile? Avatar(LoadContext context, YamlFields fields, string handle, DiagnosticBag diagnostics)
    {
        if (fields.Line("avatar") is not { } named)
        {
            return PictureLoader.Read(Beside(context, handle), context.Pictures, diagnostics);
        }
        if (named.Value.Contains('/', StringComparison.Ordinal) || !Pictures.Any(p => named.Value.EndsWith(p, StringComparison.Ordinal)))
        {
            fields.Refuse("avatar", named, "the name of a .png, .jpg or .svg file beside the page");
            return null;
        }
        if (context.Claim(Folder + named.Value) is { } file)
        {
            return PictureLoader.Read(file, context.Pictures, diagnostics);
        }
        diagnostics.Add(ContentDescriptors.NamedFileMissing, named.Location, "avatar", Folder + named.Value);
        return null;
    }

    private static SourceFile? Beside(LoadContext context, string handle) => Pictures.Select(p => context.Claim(Folder + handle + p)).FirstOrDefault(f => f is not null);
}
