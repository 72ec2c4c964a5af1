using System.Text;
using Publisher.Credentials.Authority;
using Publisher.Credentials.Tests.Keys;
using Publisher.Credentials.Tests.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Authority;

public sealed class DidDocumentTests
{
    [Fact]
    public void The_document_is_written_exactly()
    {
        var authority = SignAuthority(AuthorityText(members: [StandardMembers[0], StandardMembers[4]], rules: [Rule("\"*\"")], amendment: """{ "role": "steward", "quorum": 1 }"""), Start, Ana);
        Assert.Equal($$"""
            {
              "@context": [
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/multikey/v1"
              ],
              "id": "{{Did}}",
              "verificationMethod": [
                {
                  "id": "{{Did}}#{{Ana.Multibase}}",
                  "type": "Multikey",
                  "controller": "{{Did}}",
                  "publicKeyMultibase": "{{Ana.Multibase}}"
                }
              ],
              "assertionMethod": [
                "{{Did}}#{{Ana.Multibase}}"
              ],
              "service": [
                {
                  "id": "{{Did}}#authority",
                  "type": "RecognitionAuthority",
                  "serviceEndpoint": {
                    "first": "{{Base}}/authority/1.json",
                    "firstDigestSRI": "{{authority.DigestSri}}",
                    "newest": "{{Base}}/authority/1.json"
                  }
                }
              ]
            }

            """, Encoding.UTF8.GetString(DidDocument.Write(Chain(authority), Base)));
    }

    [Fact]
    public void Only_keys_a_rule_may_call_on_are_listed()
    {
        string[] rules = [Rule("\"a\""), Rule("\"b\"", signers: """{ "members": [ "m4" ] }""")];
        string[] members = [.. StandardMembers, Member("m6", Subject("fay"), Key(new TestSigner("fay")), "visitor")];
        var narrow = SignAuthority(AuthorityText(members: members, rules: rules), Start, Ana, Ben);
        Assert.Equal([Ana.Multibase, Ben.Multibase, Cyd.Multibase, Dot.Multibase], DidDocument.ListKeys(Chain(narrow)));
        // anybody may come to hold a badge, except a recovery entry
        var wide = SignAuthority(AuthorityText(members: members, rules: [Rule("\"a\"", signers: """{ "holdersOf": "b" }""")]), Start, Ana, Ben);
        Assert.Equal([Ana.Multibase, Ben.Multibase, Cyd.Multibase, Dot.Multibase, new TestSigner("fay").Multibase], DidDocument.ListKeys(Chain(wide)));
    }

    [Fact]
    public void Retired_and_departed_keys_stay_and_compromised_ones_go()
    {
        var next = new TestSigner("ana's next");
        string[] members =
        [
            Member("m1", Subject("ana"), Key(next) + ", " + Key(Ana, ", \"retiredAt\": \"2026-05-01T00:00:00Z\"")),
            Member("m3", Subject("cyd"), Key(Cyd, ", \"compromisedAt\": \"2026-04-01T00:00:00Z\"")),
            StandardMembers[4],
        ];
        string[] rules = [Rule("\"*\"")];
        var second = SignAuthority(AuthorityText(2, Version1, "2026-06-01T00:00:00Z", members, rules), "2026-05-30T00:00:00Z", Recovery);
        Assert.Equal([Ana.Multibase, Ben.Multibase, Dot.Multibase, next.Multibase], DidDocument.ListKeys(Chain(Version1, second)));
    }
}
