using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Verification;

namespace Publisher.Tests.Formats;

/// <summary>The guilds the suites look at: one with everything in it, one with nothing.</summary>
internal static class Guilds
{
    public const string LongWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

    /// <summary>Founded today: a title, no badge, nobody.</summary>
    public static GuildBuilder Empty() => new() { Tagline = null, Contact = null, Repo = null };

    /// <summary>Names of every kind, long words, evidence of every kind, each state an award can have.</summary>
    public static GuildBuilder Full(Func<string, string>? text = null, string baseUrl = "https://badges.tidewater.example") => new GuildBuilder { Text = text ?? (t => t), BaseUrl = baseUrl, Forge = "github", Waiting = 1, Baking = Content.ImageBaking.Hosted, Fediverse = new() { Handle = "badges", Location = new("site.config.yml", 9, 3) } }
        .Member("ana", "Ana Marsh", "I mend engines and teach others to. *Never* on a Sunday.\n\n- boats\n- bread", new MemberLink("Mending log", "https://ana.example/log"))
        .Member("blue", "Blue Heron", "")
        .Member("lukasz", "Łukasz Żółć", "Robię łódki.")
        .Member("yamada", "山田")
        .Member("long", "Maximiliana-Theodora Konstantinopolitanskaya von und zu " + LongWord)
        .Badge("workshop-host", "Workshop Host", "Runs an open evening others learn from", "Host **three** open evenings.\n\n1. Plan one and say what people will make.\n2. Run it, with the tools put back after.\n3. Write down what [others could use](https://tidewater.example/notes).", b => b with { Tags = ["teaching", "evenings"], Validity = "P3Y", EvidenceRequired = true, FieldOfStudy = "Teaching", Alignments = [new("Teaching others", "https://data.europa.eu/esco/skill/1", "ESCO", "S1.2", "Helping people learn by doing.", null)] })
        .Version("0.9", b => b with { CriteriaMarkdown = b.CriteriaMarkdown + "\n\nAnd sweep after. " + b.Name, Tags = [] })
        .Badge("boat-launched", "Boat Launched", "Built a boat and brought it home dry", "Build it. Launch it. Bring it home.")
        .Badge("bread-for-all", "Bread for All", "Baked for the whole guild on a Friday", "Forty loaves, eaten by closing time.")
        .Badge("first-solder", "First Solder", "A joint that holds", "Solder ten joints. Pull on each.")
        .Badge("tool-librarian", "Tool Librarian", "Lends, tracks and mends what we share", "Keep the shelf for a season.")
        .Badge("night-watch", "Night Watch", "Kept the harbour light through a storm", "One storm, one light, all night.")
        .Badge("long", LongWord, "# not a heading, **not bold** <b>not html</b> [not a link](javascript:alert(1)) " + LongWord, "What it takes: `" + LongWord + "`")
        .Badge("unfrozen", "Sail Mender", "Sews what the wind took", "Mend a sail that then goes out again.", frozen: false)
        .Badge("plain", "Zephyr", "A badge without a picture", "Nothing drawn yet.", frozen: false, art: false)
        .Rule(2, "workshop-host", "tool-librarian")
        .Rule(new RecognitionRule { Badges = ["boat-launched", "bread-for-all", "long"], Signers = new("steward", [], null), Quorum = 1, EvidenceRequired = true, CoolingOffDays = 14, ConsentRequired = true })
        .Rule(new RecognitionRule { Badges = ["night-watch"], Signers = new(null, [], "boat-launched"), Quorum = 2, AtLeastOneKept = KeyKept.File })
        .Rule(new RecognitionRule { Badges = ["first-solder"], Signers = new(null, ["m1", "m2"], null), Quorum = 1, SelfAward = true })
        .Rule(1, "unfrozen")
        .Award("aaaaaaaaaaaaaaaa", "workshop-host", "blue", new(2026, 11, 20), new()
        {
            Narrative = "She ran nine open evenings and wrote down what others could use.",
            Until = new(2029, 11, 20),
            Evidence =
            [
                new("evening 3 – notes.pdf", null, "Notes of the third evening", "Typed up the same night.", null, 248_000),
                new("bench.jpg", null, null, null, null, 1_240_000),
                new(null, "https://tidewater.example/log/9", "The log of evenings", null, null),
                new(null, null, "What we saw", null, "Eleven people stayed to the end. Two came back with **their own** projects."),
            ],
        })
        .Endorse("endorsedaaaaaaaa", "aaaaaaaaaaaaaaaa", "ana", "held the ladder on three of those evenings", "I have seen *all nine*.\n\n# Not once did she shout")
        .Endorse("endorsedbbbbbbbb", "aaaaaaaaaaaaaaaa", "Robin " + LongWord, "was a guest", "It changed how I work. " + LongWord)
        .Award("bbbbbbbbbbbbbbbb", "boat-launched", "lukasz", new(2026, 9, 3), new() { Narrative = "Dinghy *Ostrów*, 3.2 m, dry after an hour.", Signers = ["m1"] })
        .Award("cccccccccccccccc", "bread-for-all", "yamada", new(2026, 8, 1), new() { Narrative = "金曜日のパン、四十個。", Signers = ["m1"] })
        .Award("dddddddddddddddd", "long", "long", new(2026, 7, 1), new() { Narrative = LongWord + " " + LongWord, Signers = ["m9"] })
        .Award("eeeeeeeeeeeeeeee", "first-solder", "urn:uuid:11111111-1111-4111-8111-111111111111", new(2025, 12, 24), new() { State = CredentialState.Revoked, Reason = "Given to the *wrong* person", Signers = ["m1"] })
        .Award("ffffffffffffffff", "first-solder", "https://social.example/@robin", new(2025, 12, 24), new() { Signers = ["m1"] })
        .Award("gggggggggggggggg", "tool-librarian", "ana", new(2025, 2, 2), new() { Until = new(2026, 2, 2), Signers = ["m2", "m3"] })
        .Award("hhhhhhhhhhhhhhhh", "tool-librarian", "ana", new(2025, 1, 2), new() { State = CredentialState.Superseded, Reason = "Awarded again with the right dates", By = "gggggggggggggggg", Signers = ["m2", "m3"] })
        .Withdrawn("iiiiiiiiiiiiiiii", new(2025, 1, 3))
        .Page("house-rules", "House rules", "# House rules\n\nPut the tools back.\n\n> Sharp ones first.\n\n| not | a table |\n\nSee [the badges](/badges/) or [privacy](privacy.md).\n\n```\nsweep --floor\n```");
}
