using System.Text.Json.Nodes;

namespace Publisher.Interop.Tests.JsonLd;

/// <summary>Makes documents over all terms of a context array, from a seed: the same seed makes the same document everywhere.</summary>
internal sealed class DocumentGenerator(ulong seed, IReadOnlyList<string> context, IReadOnlyList<ContextTerm> terms)
{
    private const int MostDepth = 5;

    private static readonly string[] Texts =
    [
        "plain", "two words", "Zürich", "日本語", "😀 emoji", "line\nbreak\ttab", "quote \" and \\ backslash", "", " ", "\u007f", "\u0001", "<b>&amp;</b>", "Ａ", "1", "true", "1.5E0",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "42", "1.0", "1.5", "-0.5", "0.1", "3.14159265358979", "100e-2", "1e3", "123456789012345680000", "9007199254740993", "1e21", "1.7976931348623157e308",
        "1.5e-7", "0.000001", "2251799813685248.5", "2251799813685249.5", "0.30000000000000004", "99999999999999.995", "9.9999999999999995", "33.3",
    ];

    private static readonly string[] LossyNumbers = ["-0", "-0.0", "1e-7", "5e-7"];

    private static readonly string[] Addresses =
    [
        "https://example.org/a", "https://example.org/b?x=1&y=2#z", "did:web:example.org#key", "urn:uuid:7f0c3c3a-0000-4000-8000-000000000001", "http://例え.jp/ü", "mailto:a@example.org",
        "data:image/png;base64,iVBORw0KGgo=", "https://example.org/c", "https://example.org/d",
    ];

    private static readonly string[] Types = ["OpenBadgeCredential", "EndorsementCredential", "BitstringStatusListCredential"];

    private static readonly string[] Classes = ["Achievement", "Profile", "AchievementSubject", "Result", "ResultDescription", "Alignment", "Evidence", "Image"];

    private ulong _state = unchecked(seed * 0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03;

    /// <summary>Whether something was put in that closed-world reading refuses.</summary>
    public bool HasFault { get; private set; }

    /// <summary>One document; about one of four has a fault.</summary>
    public JsonObject Document()
    {
        var faults = Chance(4) ? 1 : 0;
        var document = Credential(0, ref faults);
        if (faults > 0)
        {
            AddFault(document, "added", new JsonObject { ["type"] = "Image" });
        }
        return document;
    }

    private JsonObject Credential(int depth, ref int faults)
    {
        var node = new JsonObject { ["@context"] = new JsonArray([.. context.Select(address => (JsonNode)address)]) };
        if (!Chance(5))
        {
            node["id"] = $"https://example.org/credentials/{Next(1000)}";
        }
        node["type"] = new JsonArray(["VerifiableCredential", .. Types.Where(Defines).Take(1 + Next(2)).Reverse().Take(1)]);
        Fill(node, ["VerifiableCredential"], depth, 3 + Next(6), ref faults);
        return node;
    }

    private JsonObject Node(int depth, ref int faults)
    {
        var node = new JsonObject();
        if (Chance(3))
        {
            node["id"] = Pick(Addresses);
        }
        List<string> types = [];
        for (var count = Chance(8) ? 2 : Chance(6) ? 0 : 1; count > 0; count--)
        {
            var classes = terms.Where(term => term.IsClass).Select(term => term.Name).ToArray();
            var known = Classes.Intersect(classes).ToArray();
            var type = known.Length > 0 && Chance(2) ? Pick(known) : Pick(classes);
            types.Add(type);
        }
        if (types.Count > 0)
        {
            node["type"] = types.Count == 1 && Chance(2) ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]);
        }
        Fill(node, types, depth, 1 + Next(5), ref faults);
        return node;
    }

    private void Fill(JsonObject node, List<string> types, int depth, int members, ref int faults)
    {
        var inner = types.SelectMany(type => terms.FirstOrDefault(term => term.Name == type)?.Scope ?? []).ToArray();
        var outer = terms.Where(term => !term.IsClass).ToArray();
        for (; members > 0; members--)
        {
            var term = inner.Length > 0 && !Chance(4) ? Pick(inner) : Pick(outer);
            if (node.ContainsKey(term.Name) || term.IsClass)
            {
                continue;
            }
            node[term.Name] = Values(term, depth, ref faults);
            if (faults > 0 && Chance(8))
            {
                faults--;
                AddFault(node, term.Name, Node(MostDepth, ref faults));
            }
        }
    }

    private JsonNode Values(ContextTerm term, int depth, ref int faults)
    {
        if (!Chance(3))
        {
            return Value(term, depth, ref faults);
        }
        var array = new JsonArray();
        for (var count = 1 + Next(3); count > 0; count--)
        {
            array.Add(Chance(6) && array.Count > 0 ? array[^1]!.DeepClone() : Value(term, depth, ref faults));
        }
        return array;
    }

    private JsonNode Value(ContextTerm term, int depth, ref int faults)
    {
        if (term.Type == "@json")
        {
            return new JsonObject { ["b"] = new JsonArray(1.5, "x", null), ["a"] = new JsonObject { ["é"] = Number(), ["\n"] = true } };
        }
        if (term.Name is "endorsement" && depth < 2 && Chance(2))
        {
            return Credential(depth + 2, ref faults);
        }
        if (term.Container == "@graph")
        {
            return new JsonObject
            {
                ["type"] = Defines("DataIntegrityProof") ? "DataIntegrityProof" : "Ed25519Signature2018",
                [Defines("DataIntegrityProof") ? "cryptosuite" : "jws"] = "eddsa-rdfc-2022",
                ["created"] = Chance(2) ? "2026-01-01T00:00:00Z" : "2026-01-02T00:00:00Z",
                ["verificationMethod"] = Pick(Addresses),
                ["proofPurpose"] = "assertionMethod",
                ["proofValue"] = Pick(Texts),
            };
        }
        if (term.Type == "@vocab")
        {
            return "assertionMethod";
        }
        if (term.Type == "@id")
        {
            return depth >= MostDepth || Chance(3) ? Pick(Addresses) : Node(depth + 1, ref faults);
        }
        return Next(10) switch
        {
            0 or 1 => Number(),
            2 => Chance(2),
            3 when term.Type is null => new JsonObject { ["@value"] = Pick(Texts), ["@language"] = Chance(2) ? "en-GB" : "de" },
            4 => new JsonObject { ["@value"] = Pick(Texts) },
            5 or 6 or 7 when depth < MostDepth => Node(depth + 1, ref faults),
            _ => Pick(Texts),
        };
    }

    private void AddFault(JsonObject node, string member, JsonNode other)
    {
        HasFault = true;
        switch (Next(18))
        {
            case 0: node["undefinedMember"] = "x"; break;
            case 1: node["type"] = new JsonArray("UndefinedType"); break;
            case 2: node["id"] = "relative/address"; break;
            case 3: node[member] = null; break;
            case 4: node[member] = new JsonArray(); break;
            case 5: node[member] = new JsonArray(new JsonArray("x"), "y"); break;
            case 6: node["@graph"] = new JsonArray(other); break;
            case 7: node["@reverse"] = new JsonObject(); break;
            case 8: node["name"] = new JsonObject { ["@value"] = "x", ["@language"] = "en", ["@direction"] = "rtl" }; break;
            case 9: node["name"] = new JsonObject { ["@value"] = "x", ["@language"] = "not a language" }; break;
            case 10: node[member] = new JsonObject(); break;
            case 11: node["id"] = "_:blank"; break;
            case 12: node["https://schema.org/name"] = "x"; break;
            case 13: node["id"] = "https://example.org/with space"; break;
            case 14: node["name"] = new JsonObject { ["@value"] = "x", ["@type"] = "https://example.org/type" }; break;
            case 15: node["name"] = JsonNode.Parse(Pick(LossyNumbers)); break;
            case 16: node["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"); break;
            default: node["id"] = new JsonArray("https://example.org/a"); break;
        }
    }

    private bool Defines(string type) => terms.Any(term => term.Name == type);

    private JsonNode Number() => JsonNode.Parse(Pick(Numbers))!;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private bool Chance(int oneIn) => Next(oneIn) == 0;

    private int Next(int bound)
    {
        unchecked
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)((_state >> 11) % (ulong)bound);
        }
    }
}
