import Testing
import Vips
