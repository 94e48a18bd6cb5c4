import Foundation
import Testing

/// AVIF files of 8 by 6 pixels, each with the pixels that libavif's `avifdec --upsampling bilinear` 0.11 makes of it.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let file: [UInt8]
    let pixels: [UInt8]

    var testDescription: String { name }

    private init(_ name: String, file: String, pixels: String) {
        self.name = name
        self.file = [UInt8](Data(base64Encoded: file) ?? Data())
        self.pixels = [UInt8](Data(base64Encoded: pixels) ?? Data())
    }
}

extension Fixture {
    /// Files without alpha.
    static let opaque = [halvedBoth, halvedBothInEightBits, halvedWidth, wholeChroma, identity, grey, turned]

    static let halvedBoth = Fixture(
        "4:2:0, 10 bits, BT.601 in full range",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAHYAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAA\
            BhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwoKCgAAAAxhdjFDgQBMAAAAABN\
            jb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAH5tZGF0EgAKCBgIvWaAhoNCMmgRAAAAQAD81UCt9RnWZBXRQsfQ\
            ZOL2/DjxyU9xQcbBhheeIQTwA37EOybu9SokyFN2UDksXGWwvLGzTpoiRTdR3A+sVOnP2dSmz3rw2wYB435z2IMt/+UfHKjVUUSTSHAAQ\
            XK2OINrgA==
            """,
        pixels: """
            YChlTTdnED5UAVBEClUjUZo9X6MaaqwMOyNTMDBNSXtyRopiVo9MpdFyu9lbyuJUEzxRFUQ7TYdDXY0reIomz8Nc78FZ/8VcOHxkSYFSm\
            bpctbtPz7lehFEHmkkSqEcZSYIrYn8owahS3qZf6aqAjUY7kkNZl0RrhLY/obFGf0oAmEEMlEAveyo/dypmdip7
            """
    )

    static let halvedBothInEightBits = Fixture(
        "4:2:0, 8 bits, BT.601 in full range",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAAGUAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAA\
            BhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQAMAAAAABN\
            jb2xybmNseAABAA0ABoAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAG1tZGF0EgAKCBgIvWSAhoNCMlcRAAAAQADvLvh5xiOrCCYdUjVr\
            TbOkJCgV/diKXDJe6ZEd9O65gXRKKBc+N2OaR3leLFKMqMmc2y9LpYHwufMtPKzgbBEdS1dijKDYZQEIYjmwfoRSY8A=
            """,
        pixels: """
            YSpkTDZlET5VAk5EC1MjVJlAYKIcaasNPCJRLi5KSHpxR4ljV45MpdFyuthcyOBUFjtQFUE4T4ZEXI0reYsnz8Nd7sNc/8ZdOnpkSn9Rm\
            rldtbtPzbhdglIJmUkTqEgdS4EtYX0qw6pV3adg6Kt/jEU7kkJbl0JshLVCorFKfkkAlkAMk0IveitAeChneCh9
            """
    )

    static let halvedWidth = Fixture(
        "4:2:2, 10 bits, BT.709 in limited range",
        file: """
            AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPJtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAbGliYXZpZ\
            gAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEWAAAAkQAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MD\
            FDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAACAAAAAYAAAAQcGl4aQAAAAADCgoKAAAADGF2MUOBQEgAAAAAE2NvbHJ\
            uY2x4AAEADQABAAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAmW1kYXQSAAoIWAi9ZkBDQEQyggERAAAAQAD3QsOdVWgNBuiherubA1Yg\
            lcXlYlpyMlnLHM0/f5utdPfh/iT/2DRF5J3xOxNlq5Fk3l6ZnEjINhOS8ubF1vc1hUdDATD93M1OqnYcXteA3qEOXDOETbgjmJfAEycJK\
            DHWIHX4di+hvHZ2RFGyva15PuFHYyZzktFMRr80
            """,
        pixels: """
            phQdhB5FNCaJCTaXAENoO6SIK7ZRKMQ7ECygAzdzLpVeM6EoVqQaqtM41NUo7dkjES6hBDp0L5dgNKMrV6UcrNQ51tYo79ojIJMuQZIhp\
            rYr2bQv/7FSrDIA0Cgd4yMuI5UwRJUkqLgu3LYy/7NTrjMA0yke5iUvsaUc06I9pysPsCdAjDFsXDOTMj7FHkTf
            """
    )

    static let wholeChroma = Fixture(
        "4:4:4, 12 bits, BT.2020 in limited range",
        file: """
            AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPJtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAbGliYXZpZ\
            gAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEWAAAA1gAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MD\
            FDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAAACAAAAAYAAAAQcGl4aQAAAAADDAwMAAAADGF2MUOBQGAAAAAAE2NvbHJ\
            uY2x4AAkADQAJAAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAA3m1kYXQSAAoIWAi9Z0JDQkIyxwERAAAAQECP9WRHTKyYIGXgzCm+4dDx\
            1DtLFDmx+TCO8bIjdoA7m6EtvYR/ESLtoPuWe/TwW6XnnyWqCeVNFOfQ+Vdy68JQzJSXh+lWM+69IKdxIA98C0nLOscMGosjwnMvgqq1N\
            9eqwPyrC405m2Iwdd3pnssyqIqPz5SmiOCecCqoLw3jv3mGvRhe3goVh9SBbfo1dopEfp9jUTjSNUKlbC2jBdoff9zgJdAXaUjAUy8f1s\
            8al07/gPyRwRg31CGvpbxU9zjE
            """,
        pixels: """
            ohUcqhYfDi2rES+0ETK+JbM1Jb04J8Q7ECycEC+lIp0wIKYzJa442scc4tAc79ohFC+fEjGmI54xJKg1KLE33Mke49If79ofIpIyI5ozw\
            bEdyroe1MMf0yEq3iIr5iMtI5QyJJw0xLMezbwf18Uh1iMr3iQt6SYwsaQeu6whvSIqxyEsziMtHT/PG0PXHkPh
            """
    )

    static let identity = Fixture(
        "4:4:4, 8 bits, stored as green, blue, red",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAADybWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABGgAAANEAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAA\
            BhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgSAAAAAAABN\
            jb2xybmNseAABAA0AAIAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAANltZGF0EgAKCDgIvWUBDQAgMsIBEQAAAEAA9Ksw+Nqn5ejQH+Sx\
            IDSSyKAOic8Ast8/f6V8QiMxA7Du+iB+3kQZ2nHCH4KiLv6kMY3J/Q8r1MfkiOtZgwj/kfmie0itysXKj8wd4kuI3ybiOxKEE88UL6en8\
            UbPwpkBasMAyPNJAlaLQ01PR25PN/3j/1nIWaICsTIQJ4tMBc5u84DTsHVCx90AzDDymXt+cvwjbgltbduQY9Eoiw3GyhZ3YTd7zv834Y\
            urXFOceAXDGH1e21ObxS9+n4A=
            """,
        pixels: """
            oRQbqhYdDy+rDzG0ETO8JLI0Jbs4J8U5EC2cES6kIJ4vIaYzJq032ccc49Ae69keES6fEjCnI58zI6c0JrE228ke5dMg7twhIpIwJJsyw\
            LAdyrke08Ie1SEq4CEr5iQtJJQyJpw0xLMfzLsh1sUh1iMs4CQs6SgvsaMfu6wgvSAoxyMqziMsHD/OHEHZHUTi
            """
    )

    static let grey = Fixture(
        "4:0:0, 10 bits, limited range",
        file: """
            AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPBtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAbGliYXZpZ\
            gAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEUAAAATAAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MD\
            FDb2xvcgAAAABoaXBycAAAAElpcGNvAAAAFGlzcGUAAAAAAAAACAAAAAYAAAAOcGl4aQAAAAABCgAAAAxhdjFDgQBcAAAAABNjb2xybmN\
            seAABAA0ABgAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAAFRtZGF0EgAKCBgIvWeAhoMQMj4RAAABAO3DuDnPfEDf2jfxoUXzO4L2JFpd\
            4w4ZHkejXgJzJgNvE64gzPvNBH9Ova3P5rIXXRlJxBWquEMJwA==
            """,
        pixels: """
            QEBAQ0NDMzMzNjY2ODg4e3t7gICAhYWFMTExMjIybGxscnJyd3d3ubm5wcHBy8vLMjIyNDQ0bW1tc3NzeXl5u7u7xMTEzMzMZWVla2trp\
            6enrKystra2V1dXW1tbX19fZmZmbGxspqamr6+vt7e3WlpaXV1dYWFhmZmZoaGhUVFRVFRUV1dXRERER0dHS0tL
            """
    )

    static let alpha = Fixture(
        "4:2:0, 10 bits, with straight alpha",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAGNbWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAsaWxvYwAAAABEAAACAAEAAAABAAAB+wAAAHYAAgAAAAEAAAG1AAAARgAAAEJpaW5mAAAAAAACAA\
            AAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAAaaW5mZQIAAAAAAgAAYXYwMUFscGhhAAAAABppcmVmAAAAAAAAAA5hdXhsAAIAAQABAAA\
            Aw2lwcnAAAACdaXBjbwAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwoKCgAAAAxhdjFDgQBMAAAAABNjb2xybmNseAABAA0A\
            BoAAAAAOcGl4aQAAAAABCgAAAAxhdjFDgQBcAAAAADhhdXhDAAAAAHVybjptcGVnOm1wZWdCOmNpY3A6c3lzdGVtczphdXhpbGlhcnk6Y\
            WxwaGEAAAAAHmlwbWEAAAAAAAAAAgABBAECgwQAAgQBBYYHAAAAxG1kYXQSAAoFGAi9Z1AyOxAA71beyVqMR/1yJL6ZhMut/FgwCTfOcY\
            Y4hTM1gbxce3/A8RxFTxojtKkRzgBVMkxPm4yZLuB2iz5gEgAKCBgIvWaAhoNCMmgRAAAAQAD81UCt9RnWZBXRQsfQZOL2/DjxyU9xQcb\
            BhheeIQTwA37EOybu9SokyFN2UDksXGWwvLGzTpoiRTdR3A+sVOnP2dSmz3rw2wYB435z2IMt/+UfHKjVUUSTSHAAQXK2OINrgA==
            """,
        pixels: """
            YChlAU03ZhcQP1MtAFBDQwlWIllRmj1vX6QZhWitDJs7I1MVLzFMK0h7ckFEi2FXVo9MbaTScYO72VyZyeJUrxI9UCkURDo/TIdEVVyOK\
            2t3iyaBzsNbl+/CWa3/xVzDOHxjPUiCUlOZultptLxOf8+5XZWDUQarmkkRwahHGtdIgitRYYAoZ8GpUX3dp12T6aqAqY1GOr+RRFjVl0\
            Rq64O3P2WgsUZ7f0oAkZhACqeTQC69fCo+03cpZul2Knr/
            """
    )

    static let premultiplied = Fixture(
        "4:4:4, 10 bits, with colours multiplied by alpha",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAGbbWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAsaWxvYwAAAABEAAACAAEAAAABAAACCQAAALIAAgAAAAEAAAHDAAAARgAAAEJpaW5mAAAAAAACAA\
            AAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAAaaW5mZQIAAAAAAgAAYXYwMUFscGhhAAAAAChpcmVmAAAAAAAAAA5wcmVtAAEAAQACAAA\
            ADmF1eGwAAgABAAEAAADDaXBycAAAAJ1pcGNvAAAAFGlzcGUAAAAAAAAACAAAAAYAAAAQcGl4aQAAAAADCgoKAAAADGF2MUOBIEAAAAAA\
            E2NvbHJuY2x4AAEADQAGgAAAAA5waXhpAAAAAAEKAAAADGF2MUOBAFwAAAAAOGF1eEMAAAAAdXJuOm1wZWc6bXBlZ0I6Y2ljcDpzeXN0Z\
            W1zOmF1eGlsaWFyeTphbHBoYQAAAAAeaXBtYQAAAAAAAAACAAEEAQKDBAACBAEFhgcAAAEAbWRhdBIACgUYCL1nUDI7EADvVt7JWoxH/X\
            IkvpmEy638WDAJN85xhjiFMzWBvFx7f8DxHEVPGiO0qRHOAFUyTE+bjJku4HaLPmASAAoIOAi9ZwENBpAyowERAAAAQAD1imcl43qNCsp\
            zlcODfeNoTbVFmwPv61CmxyWeCjFlifqwV9HTEdU4KnrXG7rkHJLFWMQbx2zzGHKxMKeqJZH0vYyJRi9qqT6APSRyaGtMjfWlwbAXF5tD\
            yThtJ9uPv/YXklJn8n13VRVT+aFwjFNxH885O9+5MGafg4NQXU0bGghQPBc/JXicE+Ff4DhlBgY7PHPL4gzCCy4X9SGg
            """,
        pixels: """
            AAAAAZwWFhcWLbEtCzG4Qws2vlkitDBvJL82hSbEOZsMMIYVFzWnKyOeK0EdqDJXIK44bdvHH4Pi0RyZ79serww4nCkQMKc/HqMzVSasN\
            2slsTeB28ocl+LTH63y3CLDGZcqPR6aKFPBshppyrwYf9XEHpXVIiWr4SIrwegiLNcflTVRIp8vZ8e0Hn3Kvh2T1MgfqdciK7/hJCrV6y\
            Uv67SnHmW7rR97vSMokccjKafPIyq9GkDO0x1D2ekcRd7/
            """
    )

    static let turned = Fixture(
        "4:2:0, 10 bits, to be turned left by 90 degrees",
        file: """
            AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAD8bWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAGxpY\
            mF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABAAEAAAABAAABJAAAAHYAAAAoaWluZgAAAAAAAQAAABppbmZlAgAAAAABAA\
            BhdjAxQ29sb3IAAAAAdGlwcnAAAABUaXBjbwAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwoKCgAAAAxhdjFDgQBMAAAAABN\
            jb2xybmNseAABAA0ABoAAAAAJaXJvdAEAAAAYaXBtYQAAAAAAAAABAAEFAQKDBIUAAAB+bWRhdBIACggYCL1mgIaDQjJoEQAAAEAA/NVA\
            rfUZ1mQV0ULH0GTi9vw48clPcUHGwYYXniEE8AN+xDsm7vUqJMhTdlA5LFxlsLyxs06aIkU3UdwPrFTpz9nUps968NsGAeN+c9iDLf/lH\
            xyo1VFEk0hwAEFytjiDa4A=
            """,
        pixels: """
            aqwMyuJU/8VcqEcZl0Rrdip7X6Mau9lb78FZmkkSkkNZdypmUZo9pdFyz8NchFEHjUY7eyo/ClUjVo9MeIomz7le6aqAlEAvAVBERopiX\
            Y0rtbtP3qZfmEEMED5USXtyTYdDmbpcwahSf0oATTdnMDBNFUQ7SYFSYn8oobFGYChlOyNTEzxROHxkSYIrhLY/
            """
    )
}
